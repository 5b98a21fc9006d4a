import { expect, it } from 'vitest';
import { isReadableForm } from './readable-form.ts';

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
