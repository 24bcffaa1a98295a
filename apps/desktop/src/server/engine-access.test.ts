import { expect, it } from 'vitest';
import { mayConnect } from './engine-access.ts';

const hosts = ['127.0.0.1:5199', 'localhost:5199'];
const own = {
  pathname: '/engine',
  host: hosts[0],
  origin: `http://${hosts[0]}`,
  protocols: ['dreamwalk', 'secret'],
};

it("lets the studio's own page in, by either name", () => {
  expect(mayConnect(own, hosts, 'secret')).toBe(true);
  expect(mayConnect({ ...own, host: hosts[1], origin: `http://${hosts[1]}` }, hosts, 'secret')).toBe(true);
});

it.each([
  ['another site', { origin: 'https://evil.example' }],
  ['a page of another port', { origin: 'http://127.0.0.1:8000' }],
  ['a mix of its names', { origin: 'http://localhost:5199' }],
  ['a rebound name', { host: 'evil.example:5199', origin: 'http://evil.example:5199' }],
  ['no origin', { origin: undefined }],
  ['no host', { host: undefined }],
  ['a wrong token', { protocols: ['dreamwalk', 'guess'] }],
  ['no token', { protocols: ['dreamwalk'] }],
  ['another path', { pathname: '/' }],
])('keeps out %s', (_, difference) => {
  expect(mayConnect({ ...own, ...difference }, hosts, 'secret')).toBe(false);
});
