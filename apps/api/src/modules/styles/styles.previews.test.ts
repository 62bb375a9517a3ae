import { createStyle, listStyles } from '@atelier/contracts'
import { expect, test } from 'vitest'
import { describeStudioOnSqlite } from '../../testing/suite.ts'

describeStudioOnSqlite('the previews of styles', {}, my => {
  const preview = async (path: string, headers: Record<string, string> = {}) => {
    const response = await my.studio.request(path, { headers })
    return { status: response.status, headers: response.headers, bytes: Buffer.from(await response.arrayBuffer()) }
  }

  test('of the built-in ones are forty different pictures that come with the studio, and are kept by who asked', async () => {
    const styles = (await my.studio.call(listStyles, {})).body.items
    const first = await Promise.all(styles.map(style => preview(style.urls.preview)))
    expect(new Set(first.map(({ bytes }) => bytes.toString('base64'))).size).toBe(40)
    for (const { status, headers, bytes } of first) {
      expect([status, headers.get('content-type'), headers.get('cache-control')]).toEqual([
        200,
        'image/webp',
        'private, max-age=31536000, immutable',
      ])
      expect(bytes.toString('latin1', 8, 12)).toBe('WEBP')
    }
    const etag = first[0]?.headers.get('etag') ?? ''
    expect(etag).toMatch(/^"[0-9a-f]{16}"$/)
    expect((await preview(styles[0]?.urls.preview ?? '', { 'if-none-match': etag })).status).toBe(304)
    expect((await preview('/api/v1/styles/film-photograph/preview')).headers.get('cache-control')).toBe(
      'private, no-cache',
    )
    expect((await preview('/api/v1/styles/no-such/preview')).status).toBe(404)
  })

  test('of one’s own are like those that they resemble, and told apart where they resemble none', async () => {
    const of = async (name: string, prompt: string) =>
      (await preview((await my.studio.call(createStyle, { body: { name, prompt } })).body.urls.preview)).bytes
    const pictures = [
      await of('Mosaic floor', 'tiles of {prompt}'),
      await of('Mine', 'wobbly'),
      await of('Yours', '{prompt}, strange'),
      await of('Nothing', ''),
    ]
    expect(new Set(pictures.map(bytes => bytes.toString('base64'))).size).toBe(4)
  })
})
