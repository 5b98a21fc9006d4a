import { LinkButton } from '#components/ui/button/link-button.tsx';
import { EmptyState } from '#components/ui/empty-state.tsx';

/** The page of a lot number that the auction does not have. */
export default function NoSuchLot() {
  return (
    <div className="page py-14">
      <h1 className="sr-only">No such lot</h1>
      <EmptyState title="No such lot" action={<LinkButton href="/">See the auctions</LinkButton>}>
        The auction has no lot with this number, or it is not published.
      </EmptyState>
    </div>
  );
}
