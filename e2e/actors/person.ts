import type { BrowserContext, Page } from 'playwright/test';
import { io, type Socket } from 'socket.io-client';
import type { Cast } from '#demo/seed/build-scenario.ts';
import { LotPage } from '../pages/lot-page.ts';

/** A person with their own browser context, on the page of a lot. */
export class Person extends LotPage {
  readonly name: string;
  readonly context: BrowserContext;
  /** Null for a spectator who has not signed in. */
  readonly cast: Cast | null;

  constructor(page: Page, name: string, cast: Cast | null) {
    super(page);
    this.name = name;
    this.context = page.context();
    this.cast = cast;
  }

  /** Opens a second connection with the person's cookie, for requests that no button makes. */
  connect(url: string): Socket {
    const cookie = this.cast ? `${this.cast.cookie.name}=${this.cast.cookie.value}` : '';
    return io(url, { transports: ['websocket'], reconnection: false, extraHeaders: { cookie, origin: url } });
  }
}
