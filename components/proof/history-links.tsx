import { Download, History, ShieldCheck } from 'lucide-react';
import { verifyAddress } from '../saleroom/lot/verify-address.ts';
import { buttonClass } from '../ui/button-class.ts';
import { LinkButton } from '../ui/link-button.tsx';

/** What can be done with a lot's history. `here` is the path of the lot's page. */
export function HistoryLinks({ here }: { readonly here: string }) {
  return (
    <div className="flex flex-wrap gap-2">
      <LinkButton href={`${here}/history`} size="sm">
        <History aria-hidden />
        Replay
      </LinkButton>
      <a href={`${here}/export`} download className={buttonClass({ size: 'sm' })}>
        <Download aria-hidden />
        Export
      </a>
      <LinkButton href={verifyAddress({ exportPath: `${here}/export` })} variant="quiet" size="sm">
        <ShieldCheck aria-hidden />
        Check it
      </LinkButton>
    </div>
  );
}
