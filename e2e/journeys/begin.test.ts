import {
  bring,
  card,
  chooseFile,
  chooser,
  generate,
  openChooser,
  photograph,
  pickFile,
  promptField,
  task,
} from '../support/starts.ts'
import { button } from '../support/editor.ts'
import { openOptions } from '../support/studio-page.ts'
import { expect, forget, importImages, test, violationsInBoth } from '../support/test.ts'

test('a file is chosen, and painted over as strongly as one says', async ({ page, studio }) => {
  const prompt = `a wigeon at dusk ${test.info().project.name}`
  await page.goto(studio.url)
  await promptField(page).fill(prompt)
  const dialog = await openChooser(page)
  expect(await violationsInBoth(page)).toEqual([])
  await pickFile(page, dialog, photograph(1))
  await expect(chooser(page)).toHaveCount(0)
  await expect(card(page)).toContainText('320 × 240')
  await card(page).getByRole('spinbutton', { name: 'Strength, as a number' }).fill('0.35')
  await page.keyboard.press('Tab')
  expect(await violationsInBoth(page)).toEqual([])
  const made = await generate(page, studio.url, prompt)
  expect(made).toMatchObject({
    task: 'image-to-image',
    parentId: null,
    inputs: [{ role: 'image', imageId: null, width: 320, height: 240 }],
    image: { width: 320, height: 240, recipe: { strength: 0.35 } },
  })
  // It is still what one begins with, also after the page was closed.
  await page.reload()
  await openOptions(page)
  await expect(card(page).getByRole('spinbutton', { name: 'Strength, as a number' })).toHaveValue('0.35')
  await button(page, 'Begin without it').click()
  await expect(card(page)).toHaveCount(0)
  const plain = `a wigeon from words ${test.info().project.name}`
  await promptField(page).fill(plain)
  expect(await generate(page, studio.url, plain)).toMatchObject({ task: 'text-to-image', inputs: [] })
})

test('a picture is pasted, another one dropped in its place, and neither goes to the imports', async ({
  page,
  studio,
}) => {
  const prompt = `a gadwall in ink ${test.info().project.name}`
  await page.goto(studio.url)
  await promptField(page).fill(prompt)
  await openOptions(page)
  await bring(promptField(page), 'paste', photograph(2, 256, 256))
  await expect(card(page)).toContainText('256 × 256')
  await bring(promptField(page), 'drop', photograph(3, 320, 192))
  await expect(card(page)).toContainText('320 × 192')
  await expect(page.getByRole('img', { name: /^Reference/ })).toHaveCount(0)
  await expect(page).toHaveURL(`${studio.url}/`)
  expect(await generate(page, studio.url, prompt)).toMatchObject({
    inputs: [{ role: 'image', width: 320, height: 192 }],
    image: { width: 320, height: 192 },
  })
})

test('while one chooses, a picture can be pasted, too', async ({ page, studio }) => {
  await page.goto(studio.url)
  await bring(await openChooser(page), 'paste', photograph(4, 272, 256))
  await expect(chooser(page)).toHaveCount(0)
  await expect(card(page)).toContainText('272 × 256')
})

test('a picture of the gallery is found and begun with, and the new one is its child', async ({ page, studio }) => {
  const words = `canvasback ${test.info().project.name}`
  const [start] = await importImages(studio.url, [{ prompt: `a ${words}`, width: 304, height: 256 }])
  const prompt = `a shoveler of a ${words}`
  await page.goto(studio.url)
  await promptField(page).fill(prompt)
  // What was chosen for something else is no size for this one.
  await openOptions(page)
  await page.getByRole('radio', { name: 'Wide' }).check({ force: true })
  const dialog = await openChooser(page)
  await dialog.getByRole('searchbox', { name: 'From the gallery' }).fill('nothing has these words')
  await expect(dialog.getByRole('status')).toHaveText('No picture matches.')
  await dialog.getByRole('searchbox', { name: 'From the gallery' }).fill(words)
  await dialog.getByRole('button', { name: `a ${words}` }).click()
  await expect(card(page)).toContainText('304 × 256')
  const made = await generate(page, studio.url, prompt)
  expect(made).toMatchObject({ parentId: start?.id, relation: 'image-to-image', image: { width: 304, height: 256 } })
})

test('without a mask or a frame nothing is sent, and it is said what is missing', async ({ page, studio }) => {
  await page.goto(studio.url)
  await promptField(page).fill('a garganey with no mask')
  await chooseFile(page, photograph(5))
  await task(page).selectOption('inpaint')
  await button(page, /^Generate/).click()
  await expect(card(page)).toContainText('Paint what is to be made anew first.')
  await task(page).selectOption('outpaint')
  await button(page, /^Generate/).click()
  await expect(card(page)).toContainText('Choose how far to extend the picture first.')
  expect(await violationsInBoth(page)).toEqual([])
})

test('a file that was kept for its day and is gone is told of, and its place taken, with all words still there', async ({
  page,
  request,
  studio,
  complaints,
}) => {
  const prompt = `a merganser too late ${test.info().project.name}`
  await page.goto(studio.url)
  await promptField(page).fill(prompt)
  const expire = async () => {
    const url = await card(page).getByRole('img', { name: 'The picture to begin with' }).getAttribute('src')
    expect((await request.delete(`${studio.url}${url?.replace('/file', '')}`)).status()).toBe(204)
  }
  const gone = page.getByText('What you sent was kept for a day and is gone. Choose it again.')
  await chooseFile(page, photograph(6))
  await expire()
  // While the page is open it is found out when it is used.
  await button(page, /^Generate/).click()
  await expect(gone).toBeVisible()
  await expect(card(page)).toHaveCount(0)
  await expect(promptField(page)).toHaveValue(prompt)
  expect(await violationsInBoth(page)).toEqual([])
  await chooseFile(page, photograph(7))
  await expect(gone).toHaveCount(0)
  // A page that is opened finds it out by itself.
  await expire()
  await page.reload()
  await openOptions(page)
  await expect(gone).toBeVisible()
  await expect(promptField(page)).toHaveValue(prompt)
  await chooseFile(page, photograph(8, 288, 256))
  expect(await generate(page, studio.url, prompt)).toMatchObject({ inputs: [{ width: 288, height: 256 }] })
  // The browser notes by itself what was refused.
  forget(complaints, /status of 4(04|22)/)
})
