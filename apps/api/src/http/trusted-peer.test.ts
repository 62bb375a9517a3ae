import { expect, test } from 'vitest'
import { createTrustedPeer } from './trusted-peer.ts'

test.each([
  ['false', [], ['127.0.0.1', '10.0.0.1', undefined]],
  ['0', [], ['127.0.0.1']],
  ['true', ['127.0.0.1', '203.0.113.9'], []],
  ['2', ['127.0.0.1', '203.0.113.9'], []],
  ['loopback', ['127.0.0.1', '127.9.9.9', '::1', '::ffff:127.0.0.1'], ['10.0.0.1', '::2', undefined]],
  [
    'uniquelocal, 203.0.113.9',
    ['10.1.2.3', '172.31.0.1', '192.168.0.1', 'fd00::1', '203.0.113.9'],
    ['172.32.0.1', '127.0.0.1'],
  ],
  ['linklocal', ['169.254.1.1', 'fe80::1%eth0'], ['192.168.0.1']],
  ['10.0.0.0/8,::1', ['10.255.0.1', '::ffff:10.0.0.1', '::1'], ['11.0.0.1', 'unix socket']],
])('TRUST_PROXY=%s', (trustProxy, trusted, others) => {
  const isTrusted = createTrustedPeer(trustProxy)
  expect(trusted.filter(address => !isTrusted(address))).toEqual([])
  expect(others.filter(isTrusted)).toEqual([])
})
