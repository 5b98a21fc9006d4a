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

// The deeds of the catalogue as the dashboard's pages post them. Each reads the session anew and leaves every check to its deed: an action's id
// is no secret, and what arrives may be anything.

type Action<Done> = (by: SignedIn | null, input: unknown) => Promise<ActionResult<Done>>;

async function carryOut<Done>(deed: Action<Done>, input: unknown): Promise<ActionResult<Done>> {
  return deed(await readSession(await headers()), input);
}

/** As carryOut; once it is done the page is rendered anew. */
async function carryOutAndShow<Done>(deed: Action<Done>, input: unknown): Promise<ActionResult<Done>> {
  const answer = await carryOut(deed, input);
  if (answer.ok) refresh();
  return answer;
}

export async function postNewAuction(input: unknown) {
  return carryOut(createAuction, input);
}
export async function postDetails(auctionId: string, details: unknown) {
  return carryOut(editAuction, { auctionId, details });
}
export async function postRules(auctionId: string, rules: unknown) {
  return carryOut(editTerms, { auctionId, rules });
}
export async function postSchedule(auctionId: string, schedule: unknown) {
  return carryOut(editSchedule, { auctionId, schedule });
}
export async function postPublication(auctionId: string) {
  return carryOut(publishAuction, { auctionId });
}
export async function postDiscarding(auctionId: string) {
  return carryOut(discardAuction, { auctionId });
}
export async function postNewLot(auctionId: string, lot: unknown) {
  return carryOut(addLot, { auctionId, lot });
}
export async function postLot(lotId: string, lot: unknown) {
  return carryOut(editLot, { lotId, lot });
}
export async function postLotText(lotId: string, text: unknown) {
  return carryOut(editLotText, { lotId, text });
}
export async function postLotMove(lotId: string, position: number) {
  return carryOutAndShow(moveLot, { lotId, position });
}
export async function postLotRemoval(lotId: string) {
  return carryOutAndShow(removeLot, { lotId });
}
export async function postLotNumbers(auctionId: string) {
  return carryOutAndShow(numberLots, { auctionId });
}
export async function postImageOrder(lotId: string, imageIds: readonly string[]) {
  return carryOut(reorderLotImages, { lotId, imageIds });
}
export async function postImageWords(imageId: string, alt: string) {
  return carryOut(describeLotImage, { imageId, alt });
}
export async function postImageRemoval(imageId: string) {
  return carryOut(removeLotImage, { imageId });
}
