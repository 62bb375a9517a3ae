import type { Locator, Page } from '@playwright/test'

/** Pixels of the window. */
export type Place = readonly [x: number, y: number]

/** Fingers on the screen, as the browser gets them from a touch screen. */
export async function createFingers(page: Page) {
  const client = await page.context().newCDPSession(page)
  const send = async (type: 'touchStart' | 'touchMove' | 'touchEnd', places: readonly Place[]) =>
    client.send('Input.dispatchTouchEvent', { type, touchPoints: places.map(([x, y], id) => ({ x, y, id })) })
  return {
    /** One finger along a way. */
    async draw([first, ...others]: readonly [Place, ...Place[]]) {
      await send('touchStart', [first])
      let from = first
      for (const to of others) {
        for (let part = 1; part <= 4; part += 1)
          await send('touchMove', [
            [from[0] + ((to[0] - from[0]) * part) / 4, from[1] + ((to[1] - from[1]) * part) / 4],
          ])
        from = to
      }
      await send('touchEnd', [])
    },
    /** Two fingers from where they are put down to somewhere else: apart or together, and along. */
    async two(from: readonly [Place, Place], to: readonly [Place, Place]) {
      await send('touchStart', [from[0]])
      await send('touchStart', from)
      const between = (finger: 0 | 1, part: number): Place => [
        from[finger][0] + (to[finger][0] - from[finger][0]) * part,
        from[finger][1] + (to[finger][1] - from[finger][1]) * part,
      ]
      for (const part of [0.25, 0.5, 0.75, 1]) await send('touchMove', [between(0, part), between(1, part)])
      await send('touchEnd', [])
    },
  }
}
export type Fingers = Awaited<ReturnType<typeof createFingers>>

/** Where something is on the screen. */
export async function boxOf(what: Locator) {
  const box = await what.boundingBox()
  if (!box) throw new Error('It is not on the screen.')
  return box
}

/** The middle of something on the screen. */
export async function middleOf(what: Locator): Promise<Place> {
  const { x, y, width, height } = await boxOf(what)
  return [x + width / 2, y + height / 2]
}

/** How light a picture is at some of its pixels, 0 to 255, and its size: read by the browser. */
export const lightAt = async (page: Page, base64: string, places: readonly Place[]) =>
  page.evaluate(
    async ({ signs, points }) => {
      const bytes = Uint8Array.from(atob(signs), sign => sign.codePointAt(0) ?? 0)
      const picture = await createImageBitmap(new Blob([bytes]))
      const canvas = new OffscreenCanvas(picture.width, picture.height).getContext('2d')
      canvas?.drawImage(picture, 0, 0)
      const light = points.map(([x, y]) => canvas?.getImageData(Math.round(x), Math.round(y), 1, 1).data[0] ?? -1)
      return { width: picture.width, height: picture.height, light }
    },
    { signs: base64, points: places },
  )
