import { describe, expect, test } from 'vitest'
import { startUpstream } from '../testing/upstream/index.ts'
import { isPublicAddress } from './address.ts'
import { CallFailure } from './failure.ts'
import { createGuardedAgent, judgeUrl, type Reach, type Resolve } from './guarded-agent.ts'
import { createHttp } from './http.ts'

const { signal } = new AbortController()

describe('an address is public or not', () => {
  test.each(['1.1.1.1', '8.8.8.8', '104.16.0.1', '2606:4700::1111', '2a00:1450:4001::1'])('%s is public', address => {
    expect(isPublicAddress(address)).toBe(true)
  })

  test.each([
    '127.0.0.1',
    '127.8.9.10',
    '10.0.0.1',
    '172.16.0.1',
    '192.168.1.1',
    '169.254.169.254',
    '100.64.0.1',
    '0.0.0.0',
    '255.255.255.255',
    '224.0.0.1',
    '192.0.2.1',
    '198.18.0.1',
    '240.0.0.1',
    '::',
    '::1',
    'fe80::1',
    'fc00::1',
    'fd00:ec2::254',
    'ff02::1',
    '::ffff:127.0.0.1',
    '::ffff:10.0.0.1',
    '64:ff9b::7f00:1',
    '2002:7f00:1::',
    '2001:db8::1',
    '2001::1',
    'fe80::1%eth0',
    'not an address',
    '',
  ])('%s is not', address => {
    expect(isPublicAddress(address)).toBe(false)
  })
})

const judge = (url: string, reach: Reach = 'public') => {
  try {
    return judgeUrl(url, { reach, mayBeHttp: reach !== 'public' }).href
  } catch (error) {
    return error instanceof CallFailure ? error.kind : error
  }
}

describe('a URL is judged before it is called', () => {
  test.each(['https://images.example/a.png', 'https://8.8.8.8/a.png'])('%s may be called', url => {
    expect(judge(url)).toBe(url)
  })

  test.each([
    'http://images.example/a.png',
    'ftp://images.example/a',
    'file:///etc/passwd',
    'data:text/plain,x',
    'javascript:1',
    'nonsense',
    '',
    'https://127.0.0.1/',
    'https://[::1]/',
    'https://10.1.2.3/',
    'https://169.254.169.254/latest',
    'https://[::ffff:127.0.0.1]/',
    'https://user:secret@images.example/',
    // The URL parser turns all of these into 127.0.0.1.
    'https://2130706433/',
    'https://0x7f.1/',
    'https://0177.0.0.1/',
    'https://127.1/',
  ])('%s may not', url => {
    expect(judge(url)).toBe('refused')
  })

  test.each([
    'http://169.254.169.254/latest',
    'http://[fe80::1]/',
    'http://[fd00:ec2::254]/',
    'http://100.100.100.200/',
    'http://0.0.0.0/',
  ])("%s, where a cloud gives out credentials, is not one's own network", url => {
    expect(judge(url, 'own network')).toBe('refused')
    expect(judge(url, 'anywhere')).toBe(url)
  })

  test.each(['http://127.0.0.1:8080/', 'http://10.1.2.3/', 'http://[::1]/', 'http://[fd12::1]/', 'http://100.64.1.2/'])(
    "%s is one's own network",
    url => expect(judge(url, 'own network')).toBe(url),
  )

  test("a network of one's own may be let in, by http too, but nothing else", () => {
    expect(judge('http://192.168.1.1/a.png', 'own network')).toBe('http://192.168.1.1/a.png')
    expect(judge('file:///etc/passwd', 'anywhere')).toBe('refused')
  })
})

const call = async (resolve: Resolve, reach: Reach, url: string) => {
  const agent = createGuardedAgent({ reach, connectTimeoutMs: 1000, resolve })
  const http = createHttp({ bodyTimeoutMs: 1000 })
  try {
    return await http.send(
      { url: new URL(url), method: 'GET', headers: {}, signal, maxBytes: 1000, timeoutMs: 2000 },
      agent,
    )
  } catch (error) {
    return error instanceof CallFailure ? error.kind : error
  } finally {
    await agent.destroy()
  }
}

const resolveTo =
  (...addresses: string[]): Resolve =>
  (_name, _options, done) => {
    done(
      null,
      addresses.map(address => ({ address, family: address.includes(':') ? 6 : 4 })),
    )
  }

const failing: Resolve = (_name, _options, done) => {
  done(Object.assign(new Error('no such name'), { code: 'ENOTFOUND' }), [])
}

describe('a name is judged where it is resolved', () => {
  test.each(['10.0.0.1', '127.0.0.1', '169.254.169.254', '::1', 'fd00::1'])(
    'a name that stands for %s is refused, by https and by http',
    async address => {
      expect(await call(resolveTo(address), 'public', 'https://images.example/a.png')).toBe('refused')
      expect(await call(resolveTo(address), 'public', 'http://images.example/a.png')).toBe('refused')
    },
  )

  test('one private address among public ones is enough to refuse', async () => {
    expect(await call(resolveTo('8.8.8.8', '10.0.0.1'), 'public', 'https://images.example/')).toBe('refused')
  })

  test('a name that stands for nothing is refused', async () => {
    expect(await call(resolveTo(), 'public', 'https://images.example/')).toBe('refused')
  })

  test('the socket goes to the address that was judged: a name is resolved once, so it cannot change in between', async () => {
    const upstream = await startUpstream()
    const asked: string[] = []
    // The second answer would be another one: rebinding.
    const rebinding: Resolve = (name, _options, done) => {
      done(null, [{ address: asked.push(name) === 1 ? '127.0.0.1' : '192.0.2.1', family: 4 }])
    }
    const answer = await call(rebinding, 'anywhere', upstream.url.replace('127.0.0.1', 'images.example'))
    expect(answer).toMatchObject({ status: 404 })
    expect(asked).toEqual(['images.example'])
    await upstream.close()
  })

  test('a resolver that fails is a failed connection', async () => {
    expect(await call(failing, 'public', 'https://images.example/')).toBe('connection')
  })
})
