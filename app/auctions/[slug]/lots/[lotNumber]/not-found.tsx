import { EmptyState } from '#components/ui/empty-state.tsx';
import { LinkButton } from '#components/ui/link-button.tsx';

/** Where a lot's page would be, had the auction a lot of this number. */
export default function NoSuchLot() {
  return (
    <div className="page py-14">
      <h1 className="sr-only">No such lot</h1>
      <EmptyState title="No such lot" action={<LinkButton href="/">See the auctions</LinkButton>}>
        The auction has no lot of this number, or is not published.
      </EmptyState>
    </div>
  );
}
