import type { Page } from '@playwright/test'
import { stage, status } from '../support/editor.ts'
import { addEngine, button, chooseModel, test as base, webUi } from '../support/engines.ts'
import { card, chooseFile, generate, photograph, promptField, task } from '../support/starts.ts'
import { openOptions } from '../support/studio-page.ts'
import { expect } from '../support/test.ts'
import { boxOf, createFingers, lightAt, middleOf, type Fingers, type Place } from '../support/touch.ts'

const SIDE = 512

interface Touched {
  readonly fingers: Fingers
  /** The body of the last picture that was asked for. */
  readonly sent: () => Record<string, unknown>
  readonly generateAs: (prompt: string) => ReturnType<typeof generate>
}

/** A form that begins with a square picture, at a graphics card of one's own, on a screen for fingers. */
const test = base.extend<{ touched: Touched }>({
  touched: async ({ page, engines: studio }, use) => {
    const { standIn, address } = await webUi.start()
    const settings = { baseUrl: address, username: 'studio', password: 'right' }
    const engine = await addEngine(page, studio.url, { kind: 'a1111', name: 'Fingers', settings })
    await chooseModel(page, studio.url, webUi.model)
    await chooseFile(page, photograph(51, SIDE, SIDE))
    await openOptions(page)
    await use({
      fingers: await createFingers(page),
      sent: () => {
        const bodies = standIn.requests.filter(({ raw }) => Buffer.from(raw).includes('"init_images"'))
        return JSON.parse(Buffer.from(bodies.at(-1)?.raw ?? []).toString()) as Record<string, unknown> // as the stand-in took it
      },
      generateAs: async of => {
        const prompt = `${of} ${test.info().project.name}`
        await promptField(page).fill(prompt)
        return generate(page, studio.url, prompt)
      },
    })
    expect((await page.request.delete(`${studio.url}/api/v1/engines/${engine.id}`)).status()).toBe(204)
    await standIn.close()
  },
})
test.use({ hasTouch: true })

/** What is worked on, whatever is done to it. */
const pictureOn = (page: Page) => page.getByRole('dialog', { name: 'Edit picture' }).locator('img.picture')

async function openMask(page: Page) {
  await task(page).selectOption('inpaint')
  await button(page, 'Paint what to change').tap()
  await expect(stage(page)).toBeVisible()
  await expect(status(page)).toHaveText('Paint over what should be made anew.')
}

async function useMask(page: Page) {
  await expect(status(page)).toHaveText(/of the picture/)
  await button(page, 'Use this mask').tap()
  await expect(page.getByRole('dialog')).toHaveCount(0)
}

/** From the window to the pixels of the picture, and back, as it lies on the stage now. */
async function mapOf(page: Page) {
  const { x, y, width } = await boxOf(pictureOn(page))
  const scale = width / SIDE
  return {
    inPicture: ([atX, atY]: Place): Place => [(atX - x) / scale, (atY - y) / scale],
    onScreen: ([atX, atY]: Place): Place => [x + atX * scale, y + atY * scale],
  }
}

test('a finger paints where two have zoomed and moved, and the mask that is sent is there', async ({
  page,
  touched: { fingers, sent, generateAs },
}) => {
  await openMask(page)
  const [x, y] = await middleOf(stage(page))
  const before = await boxOf(pictureOn(page))
  await fingers.two(
    [
      [x - 20, y],
      [x + 20, y],
    ],
    [
      [x - 60, y],
      [x + 60, y],
    ],
  )
  await expect.poll(async () => (await boxOf(pictureOn(page))).width).toBeGreaterThan(before.width * 2)
  const zoomed = await boxOf(pictureOn(page))
  await fingers.two(
    [
      [x - 30, y],
      [x + 30, y],
    ],
    [
      [x + 20, y + 30],
      [x + 80, y + 30],
    ],
  )
  await expect.poll(async () => Math.round((await boxOf(pictureOn(page))).x - zoomed.x)).toBe(50)
  // Neither left a stroke behind.
  await expect(status(page)).toHaveText('Paint over what should be made anew.')
  const { inPicture } = await mapOf(page)
  await fingers.draw([
    [x - 40, y],
    [x + 40, y],
  ])
  await useMask(page)
  const { image } = await generateAs('a heckelphone by a finger')
  expect(image.recipe).toMatchObject({ blended: true })
  const [fromX, fromY] = inPicture([x - 40, y])
  const [toX] = inPicture([x + 40, y])
  const [onIt, besideIt, corner] = [
    [(fromX + toX) / 2, fromY],
    [(fromX + toX) / 2, fromY < SIDE / 2 ? fromY + SIDE / 3 : fromY - SIDE / 3],
    [4, 4],
  ] satisfies Place[]
  const mask = await lightAt(page, String(sent()['mask']), [onIt ?? [0, 0], besideIt ?? [0, 0], corner ?? [0, 0]])
  expect(mask).toEqual({ width: SIDE, height: SIDE, light: [255, 0, 0] })
})

test('a rectangle and a lasso are drawn by a finger, and both are in the mask', async ({
  page,
  touched: { fingers, sent, generateAs },
}) => {
  await openMask(page)
  const { onScreen } = await mapOf(page)
  await button(page, 'Rectangle').tap()
  await fingers.draw([onScreen([64, 64]), onScreen([192, 160])])
  await expect(status(page)).toHaveText(/of the picture/)
  const one = await status(page).textContent()
  await button(page, 'Lasso').tap()
  await fingers.draw([
    onScreen([300, 300]),
    onScreen([460, 300]),
    onScreen([460, 460]),
    onScreen([300, 460]),
    onScreen([300, 310]),
  ])
  await expect(status(page)).not.toHaveText(one ?? '')
  await useMask(page)
  await generateAs('a heckelphone in two places')
  const { light } = await lightAt(page, String(sent()['mask']), [
    [128, 112],
    [380, 380],
    [240, 230],
    [480, 100],
  ])
  expect(light).toEqual([255, 255, 0, 0])
})

test('a picture is carried on by a handle under a finger', async ({ page, touched: { fingers, sent, generateAs } }) => {
  await task(page).selectOption('outpaint')
  await button(page, 'Choose how far').tap()
  const [x, y] = await middleOf(button(page, 'Right: 0 pixels'))
  await fingers.draw([
    [x, y],
    [x + 24, y],
  ])
  const use = button(page, /^Extend to \d+ × 512$/)
  await expect(use).toBeEnabled()
  const width = Number(/(\d+)\s×/.exec((await use.textContent()) ?? '')?.[1])
  expect(width).toBeGreaterThan(SIDE)
  await use.tap()
  await expect(page.getByRole('dialog')).toHaveCount(0)
  const { image } = await generateAs('a heckelphone carried on')
  expect(image).toMatchObject({ width, height: SIDE, recipe: { extend: { right: width - SIDE, left: 0, top: 0 } } })
  const { light } = await lightAt(page, String(sent()['mask']), [
    [SIDE / 4, SIDE / 2],
    [(SIDE + width) / 2, SIDE / 2],
  ])
  expect(light).toEqual([0, 255])
})

test('a picture is cropped by a corner under a finger, and what is left is begun with', async ({
  page,
  touched: { fingers, sent, generateAs },
}) => {
  await openMask(page)
  await page.getByRole('dialog', { name: 'Edit picture' }).getByText('Crop', { exact: true }).tap()
  await expect(button(page, 'Bottom right')).toBeVisible()
  const { onScreen } = await mapOf(page)
  const [cornerX, cornerY] = await middleOf(button(page, 'Bottom right'))
  const [x, y] = onScreen([384, 256])
  await fingers.draw([
    [cornerX, cornerY],
    [x, y],
  ])
  await expect(status(page)).toHaveText(/^(?!512)\d+\s×\s\d+$/)
  const [width = 0, height = 0] = ((await status(page).textContent()) ?? '').split(/\s×\s/).map(Number)
  // As exact as a finger on pixels of the screen.
  expect(Math.abs(width - 384)).toBeLessThan(6)
  expect(Math.abs(height - 256)).toBeLessThan(6)
  await button(page, 'Use this crop').tap()
  await expect(page.getByRole('dialog')).toHaveCount(0)
  await expect(card(page)).toContainText(`${width} × ${height}`)
  const made = await generateAs('a heckelphone cropped')
  expect(made).toMatchObject({ task: 'image-to-image', inputs: [{ role: 'image', width, height }] })
  expect(sent()['init_images']).toHaveLength(1)
})
