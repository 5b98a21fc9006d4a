import type { BrowserContext } from 'playwright/test';
import { expect, test, told } from '../fixtures.ts';

// Everything that people write, written by somebody who means harm, on every page that shows it.

const attempts = [
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
const whole = attempts.join('\n\n');
const short = '"><img src=x onerror=caught(1)></script><script>caught(2)</script>';

/** Listens for what must not happen in any page of a context. */
async function trap(context: BrowserContext): Promise<readonly string[]> {
  const caught: string[] = [];
  await context.exposeFunction('caught', (what: unknown) => void caught.push(`ran: ${String(what)}`));
  await context.route(/evil\.example/, (route) => {
    caught.push(`asked: ${route.request().url()}`);
    return route.abort();
  });
  context.on('dialog', (dialog) => {
    caught.push(`dialog: ${dialog.message()}`);
    void dialog.dismiss();
  });
  context.on('weberror', (fault) => caught.push(`fault: ${fault.error().message}`));
  return caught;
}

test('no word of anybody runs, asks elsewhere, or becomes a part of a page', async ({ scenario, store }) => {
  const scene = await scenario({ opening: 100, increment: 10, registration: 'approval', title: short });
  const { prisma } = store;
  await prisma.auction.update({
    where: { id: scene.auctionId },
    data: { title: `Sale ${short}`, subtitle: short, description: whole, conditions: whole },
  });
  const consignor = await prisma.consignor.create({ data: { name: `Consignor ${short}` } });
  await prisma.lot.update({
    where: { id: scene.lot.lotId },
    data: { maker: short, description: whole, condition: whole, group: short, consignorId: consignor.id },
  });
  await prisma.lotImage.create({
    data: { lotId: scene.lot.lotId, position: 1, alt: short, width: 40, height: 30, thumbhash: short },
  });
  const mallory = await scene.enter(`Mallory ${short}`, { at: 'about:blank' });
  const ada = await scene.enter('Ada', { role: 'admin', paddle: 'none', at: 'about:blank' });
  await prisma.user.update({
    where: { id: (await scene.enter(`Trent ${short}`, { at: 'about:blank' })).cast?.userId ?? '' },
    data: { banned: true, banReason: whole },
  });
  await prisma.session.updateMany({
    where: { userId: mallory.cast?.userId ?? '' },
    data: { userAgent: `Mozilla ${short}`, ipAddress: short },
  });

  const traps = new Map([
    [mallory, await trap(mallory.context)],
    [ada, await trap(ada.context)],
  ]);
  const dashboard = `/dashboard/auctions/${scene.auctionId}`;
  for (const [person, paths] of [
    [mallory, ['/', scene.auctionPath, scene.lotPath, '/my-bids', '/account', `/?q=${encodeURIComponent(short)}`]],
    [mallory, [`${scene.auctionPath}?q=${encodeURIComponent(short)}`, `/sign-in?next=${encodeURIComponent(short)}`]],
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
    [ada, [`${dashboard}/paddles`, `${dashboard}/preview`, `${dashboard}/preview/lots/${scene.lot.lotNumber}`]],
    [ada, [`${dashboard}/lots/${scene.lot.lotId}`, `/dashboard?q=${encodeURIComponent(short)}`, scene.lotPath]],
  ] as const) {
    const caught = traps.get(person);
    expect(caught).toBeDefined();
    for (const path of paths) {
      await person.page.goto(path);
      await person.page.waitForLoadState('networkidle');
      const odd = await person.page.evaluate(() => {
        const ours = /^(script|link)$/i;
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
          ...(ours.test(element.tagName) &&
          /caught/.test(element.textContent ?? '') &&
          !/json|__next_f/.test(`${element.getAttribute('type')}${element.textContent}`)
            ? ['script']
            : []),
        ]);
      });
      expect(odd, `${person.name} at ${path}`).toEqual([]);
      expect(caught, `${person.name} at ${path}`).toEqual([]);
    }
  }
  // The pages must have shown the words: otherwise nothing was tried.
  await ada.page.goto(scene.lotPath);
  await expect(ada.page.getByRole('heading', { level: 1 })).toContainText('onerror=caught(1)');
  await expect(ada.page.getByText('click', { exact: true }).first()).toBeVisible();
  await ada.page.goto('/dashboard/people?q=Mallory');
  await expect(ada.page.getByText('Mallory "><img', { exact: false }).first()).toBeVisible();
});

test('the reason of an order is words on every screen', async ({ scenario }) => {
  const scene = await scenario({ opening: 100, increment: 10 });
  const ada = await scene.enter('Ada');
  const caught = await trap(ada.context);
  const kim = await scene.enter('Kim', { role: 'clerk', paddle: 'none', at: 'about:blank' });
  const line = kim.connect(told('E2E_URL'));
  const key = `pause-${'0'.repeat(20)}`;
  const answer = await line.emitWithAck('lot:pause', { key, lotId: scene.lot.lotId, reason: short });
  expect(answer).toMatchObject({ ok: true });
  await expect(ada.page.getByText('onerror=caught(1)', { exact: false }).first()).toBeVisible();
  line.close();
  expect(caught).toEqual([]);
});
