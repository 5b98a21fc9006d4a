import { describe, expect, it } from 'vitest';
import { isReadableForm } from './valid-form.ts';

const action = { 'next-action': '00b533942bd15bf6c7f1123ce43c637d90925de289' };
const text = { ...action, 'content-type': 'text/plain;charset=UTF-8' };
const form = { 'content-type': 'multipart/form-data; boundary=----x' };
const readable = (headers: Record<string, string>, body: string) => isReadableForm(headers, Buffer.from(body));
const part = (name: string, value: string) =>
  `------x\r\nContent-Disposition: form-data; name="${name}"\r\n\r\n${value}\r\n`;

it.each(['[]', '["$undefined",{"name":"Ada"}]'])('the arguments of an action: %s', (body) => {
  expect(readable(text, body)).toBe(true);
});

it.each(['', 'not json', '{"a":', '"x"', 'null', '{}'])('no arguments of an action: %s', (body) => {
  expect(readable(text, body)).toBe(false);
});

it('a form is whole between its boundaries', () => {
  const whole = `${part('name', 'Ada')}------x--\r\n`;
  expect(readable(form, whole)).toBe(true);
  expect(readable({ 'content-type': 'multipart/form-data; boundary="----x"' }, whole)).toBe(true);
  expect(readable(form, '------x--')).toBe(true);
  for (const cut of ['', 'garbage', part('name', 'Ada'), whole.slice(0, -6), whole.slice(2)])
    expect(readable(form, cut), cut).toBe(false);
  expect(readable({ 'content-type': 'multipart/form-data' }, whole)).toBe(false);
});

it('an action sent as a form has its arguments in the part "0"', () => {
  expect(readable({ ...action, ...form }, `${part('1_name', 'Ada')}${part('0', '["$K1"]')}------x--\r\n`)).toBe(true);
  expect(readable({ ...action, ...form }, `${part('a', 'b')}------x--\r\n`)).toBe(false);
});

it('other bodies are the pages’ to read', () => {
  expect(readable({ 'content-type': 'application/json' }, 'not json')).toBe(true);
  expect(readable({ 'content-type': 'text/plain' }, 'not json')).toBe(true);
});

describe('what an action’s arguments refer to', () => {
  it.each([
    '["$$5 and more","$undefined"]',
    '["$K1"]',
    '[{"values":{"a":"b"},"problems":"$0:0:values"}]',
    '["$NaN","$-0","$-Infinity"]',
  ])('is there: %s', (body) => {
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
  ])('is not there, or is nothing that a page sends: %s', (body) => {
    expect(readable(text, body)).toBe(false);
  });

  it('may be another part of the form', () => {
    const sent = (second: string) =>
      `${part('0', '["$1","$K2"]')}${part('1', second)}${part('2_name', 'Ada')}------x--`;
    expect(readable({ ...action, ...form }, sent('{"done":null}'))).toBe(true);
    expect(readable({ ...action, ...form }, sent('no JSON'))).toBe(false);
    expect(readable({ ...action, ...form }, sent('{"done":"$3"}'))).toBe(false);
  });

  it('is looked at in a form that is sent before the page’s scripts ran, too', () => {
    const sent = (second: string) =>
      `${part('$ACTION_REF_1', '')}${part('$ACTION_1:0', '{"id":"x","bound":"$@1"}')}${part('$ACTION_1:1', second)}${part('0', 'mine')}------x--`;
    expect(readable(form, sent('["$undefined"]'))).toBe(true);
    expect(readable(form, sent('["$Q7"]'))).toBe(false);
  });

  it('is no file', () => {
    const file = '------x\r\nContent-Disposition: form-data; name="0"; filename="a"\r\n\r\n[]\r\n------x--';
    expect(readable({ ...action, ...form }, file)).toBe(false);
  });
});

it('a form of more parts than any of the house’s, or deeper than they are, is not read: it would hold up the bids', () => {
  expect(readable(form, `${part('a', '').repeat(999)}------x--`)).toBe(true);
  expect(readable(form, `${part('a', '').repeat(1_001)}------x--`)).toBe(false);
  expect(readable(text, `${'['.repeat(50)}"[[[[\\"[["${']'.repeat(50)}`)).toBe(true);
  expect(readable(text, `${'['.repeat(51)}${']'.repeat(51)}`)).toBe(false);
  expect(readable(text, `[${Array(1_001).fill('"$$"').join()}]`)).toBe(false);
});
