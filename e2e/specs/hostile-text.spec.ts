import type { BrowserContext } from 'playwright/test';
import { environment, expect, test } from '../fixtures.ts';

// Every text that people can enter, with an attack in it, on every page that shows it.

const attacks = [
  '<script>caught("script")</script>',
  '"><img src=x onerror=caught("img")>',
  "'-caught('quote')-'",
  '</script><script>caught("closed")</script>',
  '<svg/onload=caught("svg")>',
  '[click](javascript:caught("link"))',
  '[data](data:text/html;base64,PHNjcmlwdD5jYXVnaHQoMSk8L3NjcmlwdD4=)',
  '![p](javascript:caught("picture"))',
  '<a href="jAvAsCrIpT&colon;caught(1)">a</a>',
  '<form id=content name=location action=//evil.example><input name=body></form>',
  '<iframe srcdoc="<script>parent.caught(1)</script>"></iframe>',
  '<style>@import "//evil.example/x.css"</style>',
  '<base href="//evil.example/">',
  '<meta http-equiv=refresh content="0;url=//evil.example">',
  '{{constructor.constructor("caught(1)")()}}',
  '<https://evil.example/?x=<script>caught(1)</script>>',
  '![tracker](https://evil.example/pixel.png)',
];
const longAttack = attacks.join('\n\n');
const shortAttack = '"><img src=x onerror=caught(1)></script><script>caught(2)</script>';

/** Records every effect that an attack has in the pages of a context. */
async function recordEffects(context: BrowserContext): Promise<readonly string[]> {
  const effects: string[] = [];
  await context.exposeFunction('caught', (name: unknown) => void effects.push(`ran: ${String(name)}`));
  await context.route(/evil\.example/, (route) => {
    effects.push(`requested: ${route.request().url()}`);
    return route.abort();
  });
  context.on('dialog', (dialog) => {
    effects.push(`dialog: ${dialog.message()}`);
    void dialog.dismiss();
  });
  context.on('weberror', (fault) => effects.push(`error: ${fault.error().message}`));
  return effects;
}

test('no entered text runs, sends a request or becomes markup', async ({ createAuction, store }) => {
  const auction = await createAuction({ opening: 100, increment: 10, registration: 'approval', title: shortAttack });
  const { prisma } = store;
  await prisma.auction.update({
    where: { id: auction.auctionId },
    data: { title: `Sale ${shortAttack}`, subtitle: shortAttack, description: longAttack, conditions: longAttack },
  });
  const consignor = await prisma.consignor.create({ data: { name: `Consignor ${shortAttack}` } });
  await prisma.lot.update({
    where: { id: auction.lot.lotId },
    data: {
      maker: shortAttack,
      description: longAttack,
      condition: longAttack,
      group: shortAttack,
      consignorId: consignor.id,
    },
  });
  await prisma.lotImage.create({
    data: { lotId: auction.lot.lotId, position: 1, alt: shortAttack, width: 40, height: 30, thumbhash: shortAttack },
  });
  const mallory = await auction.enter(`Mallory ${shortAttack}`, { at: 'about:blank' });
  const ada = await auction.enter('Ada', { role: 'admin', paddle: 'none', at: 'about:blank' });
  await prisma.user.update({
    where: { id: (await auction.enter(`Trent ${shortAttack}`, { at: 'about:blank' })).cast?.userId ?? '' },
    data: { banned: true, banReason: longAttack },
  });
  await prisma.session.updateMany({
    where: { userId: mallory.cast?.userId ?? '' },
    data: { userAgent: `Mozilla ${shortAttack}`, ipAddress: shortAttack },
  });

  const effectsOf = new Map([
    [mallory, await recordEffects(mallory.context)],
    [ada, await recordEffects(ada.context)],
  ]);
  const dashboard = `/dashboard/auctions/${auction.auctionId}`;
  for (const [person, paths] of [
    [
      mallory,
      ['/', auction.auctionPath, auction.lotPath, '/my-bids', '/account', `/?q=${encodeURIComponent(shortAttack)}`],
    ],
    [
      mallory,
      [
        `${auction.auctionPath}?q=${encodeURIComponent(shortAttack)}`,
        `/sign-in?next=${encodeURIComponent(shortAttack)}`,
      ],
    ],
    [
      ada,
      [
        '/dashboard',
        '/dashboard/people',
        dashboard,
        `${dashboard}/details`,
        `${dashboard}/lots`,
        `${dashboard}/review`,
      ],
    ],
    [ada, [`${dashboard}/paddles`, `${dashboard}/preview`, `${dashboard}/preview/lots/${auction.lot.lotNumber}`]],
    [
      ada,
      [`${dashboard}/lots/${auction.lot.lotId}`, `/dashboard?q=${encodeURIComponent(shortAttack)}`, auction.lotPath],
    ],
  ] as const) {
    const effects = effectsOf.get(person);
    expect(effects).toBeDefined();
    for (const path of paths) {
      await person.page.goto(path);
      await person.page.waitForLoadState('networkidle');
      const injected = await person.page.evaluate(() => {
        const scriptOrLink = /^(script|link)$/i;
        return [...document.querySelectorAll('*')].flatMap((element) => [
          ...[...element.attributes]
            .filter(({ name }) => name.startsWith('on'))
            .map(({ name }) => `${element.tagName} ${name}`),
          ...['href', 'src', 'action', 'formaction']
            .map((name) => element.getAttribute(name) ?? '')
            .filter(
              (address) =>
                /^\s*(javascript|vbscript|data:text)/i.test(address) ||
                (/evil\.example/.test(address) && element.tagName !== 'A'),
            ),
          ...(/^(iframe|base|object|embed)$/i.test(element.tagName) ? [element.tagName] : []),
          ...(scriptOrLink.test(element.tagName) &&
          /caught/.test(element.textContent ?? '') &&
          !/json|__next_f/.test(`${element.getAttribute('type')}${element.textContent}`)
            ? ['script']
            : []),
        ]);
      });
      expect(injected, `${person.name} at ${path}`).toEqual([]);
      expect(effects, `${person.name} at ${path}`).toEqual([]);
    }
  }
  // The pages must have shown the texts; otherwise nothing was tested.
  await ada.page.goto(auction.lotPath);
  await expect(ada.page.getByRole('heading', { level: 1 })).toContainText('onerror=caught(1)');
  await expect(ada.page.getByText('click', { exact: true }).first()).toBeVisible();
  await ada.page.goto('/dashboard/people?q=Mallory');
  await expect(ada.page.getByText('Mallory "><img', { exact: false }).first()).toBeVisible();
});

test('the reason of a command is plain text on every screen', async ({ createAuction }) => {
  const auction = await createAuction({ opening: 100, increment: 10 });
  const ada = await auction.enter('Ada');
  const effects = await recordEffects(ada.context);
  const kim = await auction.enter('Kim', { role: 'clerk', paddle: 'none', at: 'about:blank' });
  const socket = kim.connect(environment('E2E_URL'));
  const key = `pause-${'0'.repeat(20)}`;
  const answer = await socket.emitWithAck('lot:pause', { key, lotId: auction.lot.lotId, reason: shortAttack });
  expect(answer).toMatchObject({ ok: true });
  await expect(ada.page.getByText('onerror=caught(1)', { exact: false }).first()).toBeVisible();
  socket.close();
  expect(effects).toEqual([]);
});
