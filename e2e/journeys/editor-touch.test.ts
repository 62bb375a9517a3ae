import { button, openEditor, stage, status } from '../support/editor.ts'
import { expect, test } from '../support/test.ts'

test.use({ hasTouch: true })

test('one finger paints, and two zoom without a stroke', async ({ page, studio }) => {
  await openEditor(page, studio.url, 'a corncrake by touch')
  const client = await page.context().newCDPSession(page)
  const box = await stage(page).boundingBox()
  const [x, y] = [(box?.x ?? 0) + (box?.width ?? 0) / 2, (box?.y ?? 0) + (box?.height ?? 0) * 0.45]
  const touch = async (
    type: 'touchStart' | 'touchMove' | 'touchEnd',
    ...points: readonly (readonly [number, number])[]
  ) =>
    client.send('Input.dispatchTouchEvent', { type, touchPoints: points.map(([px, py], id) => ({ x: px, y: py, id })) })
  const zoom = button(page, /Show actual size/)
  const before = await zoom.textContent()
  await touch('touchStart', [x - 20, y])
  await touch('touchStart', [x - 20, y], [x + 20, y])
  await touch('touchMove', [x - 60, y], [x + 60, y])
  await touch('touchEnd')
  await expect(zoom).not.toHaveText(before ?? '')
  await expect(status(page)).toHaveText('Paint over what should be made anew.')
  await touch('touchStart', [x - 30, y])
  await touch('touchMove', [x, y + 5])
  await touch('touchMove', [x + 30, y])
  await touch('touchEnd')
  await expect(status(page)).toHaveText(/of the picture/)
})
