import {
  emptyTrash,
  getAccess,
  getHealth,
  getReadiness,
  getSettings,
  listImages,
  updateSettings,
} from '@atelier/contracts'
import { expect, test } from 'vitest'
import type { Config } from '../config.ts'
import { rawRequest } from '../testing/raw-request.ts'
import { describeStudioOnSqlite } from '../testing/suite.ts'
import { createKnownHosts } from './known-hosts.ts'

/** As a page of evil.example sends them once its name leads to the studio: to the browser it is all one site. */
const REBOUND = { host: 'evil.example:3000', origin: 'http://evil.example:3000' }
const PRETENDING = { ...REBOUND, 'x-forwarded-host': 'localhost:3000', 'x-forwarded-for': '127.0.0.1' }

const ways: readonly (readonly [string, Partial<Config>])[] = [
  ['on the loopback', {}],
  ['behind any proxy', { trustProxy: 'true' }],
  ['as in the documented compose', { trustProxy: '1', host: '0.0.0.0' }],
  ['behind a proxy on this machine', { trustProxy: 'loopback' }],
  ['open to the network', { host: '0.0.0.0' }],
  ['under names of its own', { host: '0.0.0.0', allowedHosts: ['studio.example', '*.studio.example'] }],
]

for (const [name, config] of ways)
  describeStudioOnSqlite(`a studio ${name}`, { config }, my => {
    test.each([REBOUND, PRETENDING])('answers nothing to %j', async headers => {
      for (const { method, url } of [listImages, getSettings, updateSettings, emptyTrash, getReadiness]) {
        const { status, body } = await rawRequest(my.studio.url, url, { method, headers })
        const { code, detail } = JSON.parse(body.toString()) as { code: string; detail: string }
        expect([url, status, code]).toEqual([url, 403, 'request.unknown_host'])
        expect(detail).toMatch(/"evil\.example:3000".*ALLOWED_HOSTS\.$/)
      }
    })

    test('says to a probe that it is alive, whatever name that asks by', async () => {
      expect((await rawRequest(my.studio.url, getHealth.url, { headers: REBOUND })).status).toBe(200)
    })

    test('tells a person in words', async () => {
      const { status, headers, body } = await rawRequest(my.studio.url, '/gallery', {
        headers: { host: '"<b>.example', accept: 'text/html' },
      })
      expect([status, headers['content-type']]).toEqual([403, 'text/html; charset=utf-8'])
      expect(body.toString()).toMatch(/does not go by the name .*&lt;b>\.example.*ALLOWED_HOSTS/)
      expect(headers['content-security-policy']).toContain("default-src 'self'")
    })

    test('answers to this machine and to addresses', async () => {
      for (const host of ['localhost:3000', 'studio.localhost', '127.0.0.1', '127.8.9.1:80', '[::1]:3000', '10.1.2.3'])
        expect([host, (await rawRequest(my.studio.url, getAccess.url, { headers: { host } })).status]).toEqual([
          host,
          200,
        ])
    })
  })

describeStudioOnSqlite('a studio with names', { config: { allowedHosts: ['studio.example', '*.lan'] } }, my => {
  test('is changed by its own page under them, and by no other', async () => {
    const emptying = (host: string, origin: string) =>
      rawRequest(my.studio.url, emptyTrash.url, { method: emptyTrash.method, headers: { host, origin } })
    expect((await emptying('studio.example', 'http://studio.example')).status).toBe(200)
    expect((await emptying('attic.lan:3000', 'http://attic.lan:3000')).status).toBe(200)
    expect((await emptying('studio.example', 'http://evil.example')).status).toBe(403)
  })
})

test.each<[string[], string[], string[]]>([
  [[], ['LOCALHOST', 'localhost.', '[::1]:80', '192.168.0.7:3000'], ['', 'studio', '127.0.0.1.evil.example', '127.1']],
  [['Studio.example'], ['studio.EXAMPLE:80', 'studio.example.'], ['a.studio.example', 'studio.example.evil.example']],
  [['*.example.org'], ['a.example.org', 'a.b.example.org'], ['example.org', '.example.org', 'notexample.org']],
  [['*'], ['evil.example'], []],
  [['0.0.0.0'], ['0.0.0.0:3000'], ['evil.example']],
])('with %j it goes by %j and not by %j', (named, ours, others) => {
  const isKnown = createKnownHosts(named)
  expect(ours.filter(host => !isKnown(host))).toEqual([])
  expect(others.filter(isKnown)).toEqual([])
})
