import { roomStartOf } from '#app/room-start.ts';
import { ClerkPanel } from '#components/clerk/clerk-panel.tsx';
import { SaleroomProvider } from '#components/saleroom/room/saleroom-provider.tsx';
import type { DashboardAuction } from '#protocol/views/dashboard-auction.ts';
import { clerkDesk } from '#server/queries/dashboard/clerk-desk.ts';

/** The clerk's desk of a lot on sale. Only for people who may 'see-clerk-view'. */
export async function ClerkSection({ auction, lotId }: { readonly auction: DashboardAuction; readonly lotId: string }) {
  const desk = await clerkDesk(auction.auctionId, lotId);
  if (!desk) return null;
  const { shown, history, asOf } = desk;
  // A clerk joins the room as a spectator: staff do not bid from here.
  const viewer = { signedIn: true, paddle: null, lots: {} } as const;
  const start = { ...roomStartOf({ ...auction, viewer }, [shown], asOf), histories: { [lotId]: history } };
  return (
    <SaleroomProvider start={start}>
      <ClerkPanel
        lotId={lotId}
        openingBid={shown.openingBid}
        opensAt={shown.opensAt}
        clerk={desk.clerk}
        names={desk.names}
      />
    </SaleroomProvider>
  );
}
