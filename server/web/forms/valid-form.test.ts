import { describe, expect, it } from 'vitest';
import { isReadableForm } from './valid-form.ts';

const action = { 'next-action': '00b533942bd15bf6c7f1123ce43c637d90925de289' };
const text = { ...action, 'content-type': 'text/plain;charset=UTF-8' };
const form = { 'content-type': 'multipart/form-data; boundary=----x' };
const readable = (headers: Record<string, string>, body: string) => isReadableForm(headers, Buffer.from(body));
const part = (name: string, value: string) =>
  `------x\r\nContent-Disposition: form-data; name="${name}"\r\n\r\n${value}\r\n`;

it.each(['[]', '["$undefined",{"name":"Ada"}]'])('accepts %s as the arguments of an action', (body) => {
  expect(readable(text, body)).toBe(true);
});

it.each(['', 'not json', '{"a":', '"x"', 'null', '{}'])('rejects %j as the arguments of an action', (body) => {
  expect(readable(text, body)).toBe(false);
});

it('requires a complete form between its boundaries', () => {
  const whole = `${part('name', 'Ada')}------x--\r\n`;
  expect(readable(form, whole)).toBe(true);
  expect(readable({ 'content-type': 'multipart/form-data; boundary="----x"' }, whole)).toBe(true);
  expect(readable(form, '------x--')).toBe(true);
  for (const cut of ['', 'garbage', part('name', 'Ada'), whole.slice(0, -6), whole.slice(2)])
    expect(readable(form, cut), cut).toBe(false);
  expect(readable({ 'content-type': 'multipart/form-data' }, whole)).toBe(false);
});

it('finds the arguments of an action sent as a form in the part "0"', () => {
  expect(readable({ ...action, ...form }, `${part('1_name', 'Ada')}${part('0', '["$K1"]')}------x--\r\n`)).toBe(true);
  expect(readable({ ...action, ...form }, `${part('a', 'b')}------x--\r\n`)).toBe(false);
});

it('accepts bodies of other types unread', () => {
  expect(readable({ 'content-type': 'application/json' }, 'not json')).toBe(true);
  expect(readable({ 'content-type': 'text/plain' }, 'not json')).toBe(true);
});

describe('references in an action’s arguments', () => {
  it.each([
    '["$$5 and more","$undefined"]',
    '["$K1"]',
    '[{"values":{"a":"b"},"problems":"$0:0:values"}]',
    '["$NaN","$-0","$-Infinity"]',
  ])('accepts %s', (body) => {
    expect(readable(text, body)).toBe(true);
  });

  it.each([
    '["$1"]',
    '["$"]',
    '["$F1"]',
    '["$Q1"]',
    '["$B1"]',
    '["$nx"]',
    '["$0:constructor"]',
    '["$0:__proto__"]',
    '["$0:1:2"]',
    '[{"a":["$5:a:b"]}]',
    '["$@1"]',
    '["$h1"]',
    '["$zz"]',
  ])('rejects %s, which is dangling or never sent by a page', (body) => {
    expect(readable(text, body)).toBe(false);
  });

  it('may point to another part of the form', () => {
    const sent = (second: string) =>
      `${part('0', '["$1","$K2"]')}${part('1', second)}${part('2_name', 'Ada')}------x--`;
    expect(readable({ ...action, ...form }, sent('{"done":null}'))).toBe(true);
    expect(readable({ ...action, ...form }, sent('no JSON'))).toBe(false);
    expect(readable({ ...action, ...form }, sent('{"done":"$3"}'))).toBe(false);
  });

  it('are also checked in a form submitted before the page’s scripts ran', () => {
    const sent = (second: string) =>
      [
        part('$ACTION_REF_1', ''),
        part('$ACTION_1:0', '{"id":"x","bound":"$@1"}'),
        part('$ACTION_1:1', second),
        part('0', 'mine'),
        '------x--',
      ].join('');
    expect(readable(form, sent('["$undefined"]'))).toBe(true);
    expect(readable(form, sent('["$Q7"]'))).toBe(false);
  });

  it('may not point to a file', () => {
    const file = '------x\r\nContent-Disposition: form-data; name="0"; filename="a"\r\n\r\n[]\r\n------x--';
    expect(readable({ ...action, ...form }, file)).toBe(false);
  });
});

it('rejects forms with too many parts or too deep nesting, which would delay bids', () => {
  expect(readable(form, `${part('a', '').repeat(999)}------x--`)).toBe(true);
  expect(readable(form, `${part('a', '').repeat(1_001)}------x--`)).toBe(false);
  expect(readable(text, `${'['.repeat(50)}"[[[[\\"[["${']'.repeat(50)}`)).toBe(true);
  expect(readable(text, `${'['.repeat(51)}${']'.repeat(51)}`)).toBe(false);
  expect(readable(text, `[${Array(1_001).fill('"$$"').join()}]`)).toBe(false);
});
