import { expect, it } from 'vitest';
import { mayUseLibrary } from './library-access.ts';

const hosts = ['127.0.0.1:5199', 'localhost:5199'];
const own = {
  method: 'DELETE',
  host: hosts[0],
  origin: `http://${hosts[0]}`,
  headers: { authorization: 'Bearer secret' },
  query: new URLSearchParams(),
};
const byAddress = {
  ...own,
  method: 'GET',
  origin: undefined,
  headers: {},
  query: new URLSearchParams('token=secret'),
};

it("lets the studio's own page in, and the films that it shows", () => {
  expect(mayUseLibrary(own, hosts, 'secret')).toBe(true);
  expect(mayUseLibrary(byAddress, hosts, 'secret')).toBe(true);
});

it.each([
  ['another site', { ...own, origin: 'https://evil.example' }],
  ['a page of another port', { ...own, origin: 'http://127.0.0.1:8000' }],
  ['a rebound name', { ...own, host: 'evil.example:5199', origin: 'http://evil.example:5199' }],
  ['no token', { ...own, headers: {} }],
  ['a wrong token', { ...own, headers: { authorization: 'Bearer guess' } }],
  ['an address that would change something', { ...byAddress, method: 'DELETE' }],
  ['an address with a wrong token', { ...byAddress, query: new URLSearchParams('token=guess') }],
])('keeps out %s', (_, asker) => {
  expect(mayUseLibrary(asker, hosts, 'secret')).toBe(false);
});
