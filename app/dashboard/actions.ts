'use server';

import { refresh } from 'next/cache';
import { headers } from 'next/headers';
import type { ActionResult } from '#protocol/forms/action-result.ts';
import { readSession } from '#server/auth/session.ts';
import type { SignedIn } from '#server/auth/signed-in.ts';
import { createAuction } from '#server/catalogue/auctions/create-auction.ts';
import { discardAuction } from '#server/catalogue/auctions/discard-auction.ts';
import { editAuction } from '#server/catalogue/auctions/edit-auction.ts';
import { editSchedule } from '#server/catalogue/auctions/edit-schedule.ts';
import { editTerms } from '#server/catalogue/auctions/edit-terms.ts';
import { publishAuction } from '#server/catalogue/auctions/publish-auction.ts';
import { describeLotImage } from '#server/catalogue/images/describe-lot-image.ts';
import { removeLotImage } from '#server/catalogue/images/remove-lot-image.ts';
import { reorderLotImages } from '#server/catalogue/images/reorder-lot-images.ts';
import { addLot } from '#server/catalogue/lots/add-lot.ts';
import { editLot } from '#server/catalogue/lots/edit-lot.ts';
import { editLotText } from '#server/catalogue/lots/edit-lot-text.ts';
import { moveLot } from '#server/catalogue/lots/move-lot.ts';
import { numberLots } from '#server/catalogue/lots/number-lots.ts';
import { removeLot } from '#server/catalogue/lots/remove-lot.ts';

// Server actions of the dashboard's pages. Each reads the session again and leaves all checks to
// the catalogue action: anybody can call a server action with any input.

type Action<Done> = (by: SignedIn | null, input: unknown) => Promise<ActionResult<Done>>;

async function run<Done>(action: Action<Done>, input: unknown): Promise<ActionResult<Done>> {
  return action(await readSession(await headers()), input);
}

/** Runs an action and renders the page again if it succeeded. */
async function runAndRefresh<Done>(action: Action<Done>, input: unknown): Promise<ActionResult<Done>> {
  const result = await run(action, input);
  if (result.ok) refresh();
  return result;
}

export async function postNewAuction(input: unknown) {
  return run(createAuction, input);
}
export async function postDetails(auctionId: string, details: unknown) {
  return run(editAuction, { auctionId, details });
}
export async function postRules(auctionId: string, rules: unknown) {
  return run(editTerms, { auctionId, rules });
}
export async function postSchedule(auctionId: string, schedule: unknown) {
  return run(editSchedule, { auctionId, schedule });
}
export async function postPublication(auctionId: string) {
  return run(publishAuction, { auctionId });
}
export async function postDiscarding(auctionId: string) {
  return run(discardAuction, { auctionId });
}
export async function postNewLot(auctionId: string, lot: unknown) {
  return run(addLot, { auctionId, lot });
}
export async function postLot(lotId: string, lot: unknown) {
  return run(editLot, { lotId, lot });
}
export async function postLotText(lotId: string, text: unknown) {
  return run(editLotText, { lotId, text });
}
export async function postLotMove(lotId: string, position: number) {
  return runAndRefresh(moveLot, { lotId, position });
}
export async function postLotRemoval(lotId: string) {
  return runAndRefresh(removeLot, { lotId });
}
export async function postLotNumbers(auctionId: string) {
  return runAndRefresh(numberLots, { auctionId });
}
export async function postImageOrder(lotId: string, imageIds: readonly string[]) {
  return run(reorderLotImages, { lotId, imageIds });
}
export async function postImageWords(imageId: string, alt: string) {
  return run(describeLotImage, { imageId, alt });
}
export async function postImageRemoval(imageId: string) {
  return run(removeLotImage, { imageId });
}
