'use client';

import { ConnectionState } from '../saleroom/room/connection-state.tsx';
import { arrangeMyBids, type MyBidsSection, sections } from './arrange-my-bids.ts';
import { MyBidRow, type MyLot } from './my-bid-row.tsx';
import { InRoom } from './rooms-provider.tsx';
import { useStandings } from './use-standings.ts';

const texts: Readonly<Record<MyBidsSection, { readonly title: string; readonly note: string }>> = {
  outbid: { title: 'Outbid', note: 'Somebody else leads. You can still bid.' },
  leading: { title: 'Leading', note: 'Nobody has bid more than you.' },
  watching: { title: 'Watching', note: 'Lots that you watch.' },
  won: { title: 'Won', note: 'Yours.' },
  lost: { title: 'Lost', note: 'Sold to somebody else, or not sold.' },
};

/** The lots that the viewer bids on or watches, in sections by standing, kept up to date. */
export function MyBidsList({ lots }: { readonly lots: Readonly<Record<string, MyLot>> }) {
  const standings = useStandings();
  const arranged = arrangeMyBids(standings);
  const anyRoom = standings[0];
  return (
    <div className="flex flex-col gap-14">
      {anyRoom && (
        <InRoom auctionId={anyRoom.auctionId}>
          <ConnectionState className="-mb-10 text-ink-soft" />
        </InRoom>
      )}
      {sections.map((section) => {
        const rows = arranged[section];
        if (rows.length === 0) return null;
        return (
          <section key={section} aria-labelledby={`section-${section}`}>
            <header className="flex flex-wrap items-baseline gap-x-4 gap-y-1 border-b border-ink pb-3">
              <h2 id={`section-${section}`} className="serif text-title">
                {texts[section].title} <span className="numerals text-ink-soft">{rows.length}</span>
              </h2>
              <p className="text-sm text-ink-soft">{texts[section].note}</p>
            </header>
            <ul>
              {rows.map(({ auctionId, lotId }) => {
                const lot = lots[lotId];
                return (
                  lot && (
                    <li key={lotId} className="border-b border-line">
                      <InRoom auctionId={auctionId}>
                        <MyBidRow lot={lot} />
                      </InRoom>
                    </li>
                  )
                );
              })}
            </ul>
          </section>
        );
      })}
    </div>
  );
}
