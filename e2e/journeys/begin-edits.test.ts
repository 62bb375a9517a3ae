import { button, drag, stage, status } from '../support/editor.ts'
import { card, chooser, finished, generate, promptField, task, useFromPage } from '../support/starts.ts'
import { openOptions } from '../support/studio-page.ts'
import { expect, importImages, tabTo, test, violationsInBoth } from '../support/test.ts'

test('a part is painted over and made anew, and the mask is there to be changed', async ({ page, studio }) => {
  const words = `pochard ${test.info().project.name}`
  const [start] = await importImages(studio.url, [{ prompt: `a ${words}`, width: 480, height: 320 }])
  if (!start) throw new Error('no picture')
  await useFromPage(page, studio.url, start, 'Change a part…')
  await expect(stage(page)).toBeVisible()
  await drag(page, [0.4, 0.5], [0.6, 0.5])
  await expect(status(page)).toHaveText(/of the picture/)
  const painted = await status(page).textContent()
  await button(page, 'Use this mask').click()
  await expect(page.getByRole('dialog')).toHaveCount(0)
  await openOptions(page)
  await expect(task(page)).toHaveValue('inpaint')
  const prompt = `a red ball by a ${words}`
  await promptField(page).fill(prompt)
  expect(await violationsInBoth(page)).toEqual([])
  const made = await generate(page, studio.url, prompt)
  expect(made).toMatchObject({
    task: 'inpaint',
    parentId: start.id,
    relation: 'inpaint',
    inputs: [
      { role: 'image', imageId: start.id },
      { role: 'mask', width: 480, height: 320 },
    ],
    image: { width: 480, height: 320, recipe: { blended: true, keepUnmasked: true } },
  })
  await page.reload()
  await openOptions(page)
  await button(page, 'Change the mask').click()
  await expect(status(page)).toHaveText(painted ?? '')
  await drag(page, [0.4, 0.3], [0.6, 0.3])
  await expect(status(page)).not.toHaveText(painted ?? '')
})

test('a picture is carried on by its handles, and again by the keyboard', async ({ page, studio }) => {
  const words = `pintail ${test.info().project.name}`
  const [start] = await importImages(studio.url, [{ prompt: `a ${words}`, width: 320, height: 256 }])
  if (!start) throw new Error('no picture')
  await useFromPage(page, studio.url, start, 'Extend…')
  const right = button(page, 'Right: 0 pixels')
  const box = await right.boundingBox()
  const [x, y] = [(box?.x ?? 0) + (box?.width ?? 0) / 2, (box?.y ?? 0) + (box?.height ?? 0) / 2]
  await page.mouse.move(x, y)
  await page.mouse.down()
  await page.mouse.move(x - 40, y)
  await page.mouse.move(x + 40, y, { steps: 5 })
  await page.mouse.up()
  const use = page.getByRole('button', { name: /^Extend to \d+ × 256$/ })
  await expect(use).toBeEnabled()
  const width = Number(/(\d+)\s×/.exec((await use.textContent()) ?? '')?.[1])
  expect(width).toBeGreaterThan(320)
  expect(width % 8).toBe(0)
  await use.click()
  await openOptions(page)
  await expect(card(page)).toContainText(`320 × 256, becomes ${width} × 256`)
  await button(page, 'Change how far').press('Enter')
  await tabTo(page, /^Bottom: 0 pixels/)
  await page.keyboard.press('Shift+ArrowDown')
  await tabTo(page, `Extend to ${width} × 320`)
  await page.keyboard.press('Enter')
  await expect(card(page)).toContainText(`becomes ${width} × 320`)
  const prompt = `a meadow around a ${words}`
  await promptField(page).fill(prompt)
  const made = await generate(page, studio.url, prompt)
  const extend = { left: 0, top: 0, right: width - 320, bottom: 64 }
  expect(made).toMatchObject({
    task: 'outpaint',
    parentId: start.id,
    parameters: { extend },
    image: { width, height: 320, recipe: { extend } },
  })
})

test('a picture is enlarged without a word, by the model that can', async ({ page, studio }) => {
  const words = `smew ${test.info().project.name}`
  const [start] = await importImages(studio.url, [{ prompt: `a ${words}`, width: 200, height: 120 }])
  if (!start) throw new Error('no picture')
  await useFromPage(page, studio.url, start, 'Enlarge')
  await openOptions(page)
  await expect(card(page)).toContainText('200 × 120, becomes 400 × 240')
  await expect(page.getByText('Sketch cannot do this with a picture.')).toBeVisible()
  // Chosen in the list, where what can enlarge comes first.
  await button(page, /^Model Sketch/).click()
  const picker = page.getByRole('dialog', { name: 'Choose a model' })
  await expect(
    picker.getByRole('group', { name: 'For other tasks' }).getByRole('option', { name: /^Sketch/ }),
  ).toBeVisible()
  await picker
    .getByRole('group', { name: 'Ready' })
    .getByRole('option', { name: /^Lanczos/ })
    .click()
  await expect(button(page, /^Model Lanczos/)).toBeVisible()
  await card(page).getByText('4×').click()
  await expect(card(page)).toContainText('becomes 800 × 480')
  await card(page).getByText('2×').click()
  expect(await violationsInBoth(page)).toEqual([])
  const made = await generate(page, studio.url, `a ${words}`)
  expect(made).toMatchObject({
    model: 'atelier/lanczos',
    task: 'upscale',
    parentId: start.id,
    image: { width: 400, height: 240, recipe: { scale: 2 } },
  })
  // From words alone it makes nothing, and says so.
  await openOptions(page)
  await button(page, 'Begin without it').click()
  await expect(page.getByText('Lanczos works on a picture: begin with one.')).toBeVisible()
  await button(page, 'Use Sketch').click()
  await expect(button(page, /^Model Sketch/)).toBeVisible()
})

test('all of it by the keyboard: choosing, painting and making', async ({ page, studio }) => {
  const words = `goosander ${test.info().project.name}`
  await importImages(studio.url, [{ prompt: `a ${words}`, width: 320, height: 320 }])
  await page.goto(studio.url)
  const prompt = `a lantern by a ${words}`
  await promptField(page).press('End')
  await page.keyboard.type(prompt)
  await openOptions(page)
  await promptField(page).focus()
  await tabTo(page, 'Begin with a picture')
  await page.keyboard.press('Enter')
  await tabTo(page, 'From the gallery')
  await page.keyboard.type(words)
  await expect(chooser(page).getByRole('listitem')).toHaveCount(1)
  await tabTo(page, `a ${words}`)
  await page.keyboard.press('Enter')
  await expect(chooser(page)).toHaveCount(0)
  await promptField(page).focus()
  await tabTo(page, 'What to do with it')
  await page.keyboard.press('ArrowDown')
  await expect(task(page)).toHaveValue('inpaint')
  await tabTo(page, 'Paint what to change')
  await page.keyboard.press('Enter')
  await expect(stage(page)).toBeVisible()
  await tabTo(page, 'Mask of the picture')
  await page.keyboard.press(' ')
  await page.keyboard.press('Shift+ArrowRight')
  await page.keyboard.press(' ')
  await expect(status(page)).toHaveText(/of the picture/)
  await tabTo(page, 'Use this mask')
  await page.keyboard.press('Enter')
  await expect(page.getByRole('dialog')).toHaveCount(0)
  await expect(button(page, 'Change the mask')).toBeFocused()
  await page.keyboard.press('Control+Enter')
  const made = await finished(page, studio.url, prompt)
  expect(made).toMatchObject({ task: 'inpaint', relation: 'inpaint', image: { width: 320, height: 320 } })
})

test('what was made from a picture brings it back: by remixing, by varying, and its mask to be changed', async ({
  page,
  request,
  studio,
}) => {
  const words = `scaup ${test.info().project.name}`
  const [start] = await importImages(studio.url, [{ prompt: `a ${words}`, width: 256, height: 256 }])
  if (!start) throw new Error('no picture')
  await useFromPage(page, studio.url, start, 'Change a part…')
  await drag(page, [0.45, 0.45], [0.55, 0.45])
  const painted = await status(page).textContent()
  await button(page, 'Use this mask').click()
  await expect(page.getByRole('dialog')).toHaveCount(0)
  const prompt = `a yellow kite by a ${words}`
  await promptField(page).fill(prompt)
  const made = await generate(page, studio.url, prompt)
  const inputs = made.inputs.map(({ role, id }) => ({ role, id }))

  // In a form that knows nothing of it.
  await page.evaluate(() => localStorage.clear())
  await page.goto(`${studio.url}/images/${made.image.id}`)
  await button(page, 'Remix').click()
  await expect(page).toHaveURL(`${studio.url}/`)
  await openOptions(page)
  await expect(task(page)).toHaveValue('inpaint')
  await button(page, 'Change the mask').click()
  await expect(status(page)).toHaveText(painted ?? '')
  await page.keyboard.press('Escape')
  const again = `a green kite by a ${words}`
  await promptField(page).fill(again)
  const remixed = await generate(page, studio.url, again)
  expect(remixed).toMatchObject({ task: 'inpaint', parentId: made.image.id, inputs })

  await page.goto(`${studio.url}/images/${remixed.image.id}`)
  await button(page, 'Vary').click()
  await expect(page).toHaveURL(`${studio.url}/`)
  const variations = async () => {
    const answer = await request.get(`${studio.url}/api/v1/generations?limit=20`)
    const { items } = (await answer.json()) as { items: object[] }
    return items.filter(
      one => 'relation' in one && one.relation === 'vary' && 'parentId' in one && one.parentId === remixed.image.id,
    )
  }
  await expect.poll(variations).toMatchObject([{ task: 'inpaint', status: 'succeeded', inputs }])
})
