import type { CDPSession, Page } from '@playwright/test'
import { expect, importImages, test } from '../support/test.ts'

test.use({ hasTouch: true })

interface Finger {
  readonly x: number
  readonly y: number
}

/** Fingers as the browser gets them from a screen; Playwright's own can only tap. */
async function touch(
  client: CDPSession,
  type: 'touchStart' | 'touchMove' | 'touchEnd',
  fingers: readonly Finger[],
): Promise<void> {
  await client.send('Input.dispatchTouchEvent', { type, touchPoints: fingers.map(({ x, y }, id) => ({ x, y, id })) })
}

async function slide(client: CDPSession, from: readonly Finger[], by: readonly Finger[]): Promise<void> {
  const STEPS = 6
  await touch(client, 'touchStart', from)
  for (let step = 1; step <= STEPS; step += 1) {
    await touch(
      client,
      'touchMove',
      from.map(({ x, y }, finger) => ({
        x: x + ((by[finger]?.x ?? 0) * step) / STEPS,
        y: y + ((by[finger]?.y ?? 0) * step) / STEPS,
      })),
    )
  }
  await touch(client, 'touchEnd', [])
}

async function openStage(page: Page, studioUrl: string, word: string, { isCompared = false } = {}) {
  const images = await importImages(
    studioUrl,
    ['older', 'newer'].map(age => ({ prompt: `${word} ${age}`, width: 480, height: 360 })),
  )
  await page.goto(
    `${studioUrl}/images/${images[1]?.id ?? ''}?q=${word}${isCompared ? `&compare=${images[0]?.id ?? ''}` : ''}`,
  )
  const picture = page.getByRole('img', { name: isCompared ? `${word} newer` : word })
  await expect(picture).toHaveJSProperty('complete', true)
  const box = await picture.boundingBox()
  return {
    picture,
    client: await page.context().newCDPSession(page),
    width: box?.width ?? 0,
    middle: { x: (box?.x ?? 0) + (box?.width ?? 0) / 2, y: (box?.y ?? 0) + (box?.height ?? 0) / 2 },
  }
}

test('a finger sweeps a whole picture aside; two come closer, and then one moves what is seen', async ({
  page,
  studio,
}) => {
  const { picture, client, middle, width } = await openStage(page, studio.url, 'toucan')
  const heading = page.getByRole('heading', { level: 1 })
  await slide(client, [{ x: middle.x + 80, y: middle.y }], [{ x: -160, y: 0 }])
  await expect(heading).toHaveText('toucan older')
  await slide(client, [{ x: middle.x - 80, y: middle.y }], [{ x: 160, y: 0 }])
  await expect(heading).toHaveText('toucan newer')

  await slide(
    client,
    [
      { x: middle.x - 30, y: middle.y - 20 },
      { x: middle.x + 30, y: middle.y + 20 },
    ],
    [
      { x: -60, y: -40 },
      { x: 60, y: 40 },
    ],
  )
  await expect.poll(async () => (await picture.boundingBox())?.width).toBeGreaterThan(2 * width)
  const before = await picture.boundingBox()
  await slide(client, [middle], [{ x: -120, y: 0 }])
  await expect.poll(async () => (await picture.boundingBox())?.x).toBeLessThan((before?.x ?? 0) - 60)
  await expect(heading).toHaveText('toucan newer')
})

test('a finger beside the line of a comparison does not end it', async ({ page, studio }) => {
  const { client, middle } = await openStage(page, studio.url, 'hoopoe', { isCompared: true })
  await slide(client, [{ x: middle.x + 120, y: middle.y + 40 }], [{ x: -90, y: 0 }])
  await slide(client, [{ x: middle.x - 120, y: middle.y + 40 }], [{ x: 90, y: 0 }])
  await expect(page.getByRole('slider')).toHaveValue('50')
  await expect(page).toHaveURL(/compare=/)
})
