import { Download, History, ShieldCheck } from 'lucide-react';
import { verifyAddress } from '../saleroom/lot/verify-address.ts';
import { buttonClass } from '../ui/button/button-class.ts';
import { LinkButton } from '../ui/button/link-button.tsx';

/** Links to replay, export and verify a lot's history. `lotPath` is the path of the lot's page. */
export function HistoryLinks({ lotPath }: { readonly lotPath: string }) {
  return (
    <div className="flex flex-wrap gap-2">
      <LinkButton href={`${lotPath}/history`} size="sm">
        <History aria-hidden />
        Replay
      </LinkButton>
      <a href={`${lotPath}/export`} download className={buttonClass({ size: 'sm' })}>
        <Download aria-hidden />
        Export
      </a>
      <LinkButton href={verifyAddress({ exportPath: `${lotPath}/export` })} variant="quiet" size="sm">
        <ShieldCheck aria-hidden />
        Verify
      </LinkButton>
    </div>
  );
}
