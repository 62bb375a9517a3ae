import type { Collection, Image } from '@atelier/contracts'
import type { APIRequestContext, Page } from '@playwright/test'
import { expect, importImages, test, violations, violationsInBoth } from '../support/test.ts'

const tiles = (page: Page) => page.getByRole('listbox', { name: 'Images' }).getByRole('option')
const tile = (page: Page, name: string | RegExp) => page.getByRole('option', { name, exact: true })
const card = (page: Page, name: string) => page.getByRole('listitem').filter({ has: page.getByRole('link', { name }) })
const dialog = (page: Page) => page.getByRole('dialog')
/** Its dialog is loaded when it is needed first; until then the keys are the gallery's. */
const finder = (page: Page) => dialog(page).getByRole('searchbox', { name: 'Find, or name a new one' })
const box = (page: Page, name: RegExp | string) => dialog(page).getByRole('checkbox', { name })

const importMany = async (url: string, word: string, count: number) =>
  importImages(
    url,
    Array.from({ length: count }, (_, k) => ({ prompt: `${word} ${k + 1}` })),
  )

async function make(
  request: APIRequestContext,
  url: string,
  name: string,
  images: readonly Image[] = [],
): Promise<Collection> {
  const answer = await request.post(`${url}/api/v1/collections`, {
    data: { name, ...(images.length > 0 && { imageIds: images.map(({ id }) => id) }) },
  })
  return (await answer.json()) as Collection // by the contract of createCollection
}

test('one makes a collection, puts pictures in, and finds them inside', async ({ page, studio }) => {
  await importMany(studio.url, 'egret', 5)
  await page.goto(`${studio.url}/collections`)
  await page.getByRole('button', { name: 'New collection' }).first().click()
  await dialog(page).getByLabel('Name').fill('Egrets at dawn')
  await dialog(page).getByLabel('Description').fill('Seen from the boat')
  expect(await violationsInBoth(page)).toEqual([])
  await page.keyboard.press('Escape')
  await expect(dialog(page)).toHaveCount(0)
  await page.keyboard.press('n')
  await dialog(page).getByLabel('Name').fill('Egrets at dawn')
  await dialog(page).getByLabel('Description').fill('Seen from the boat')
  await dialog(page).getByRole('button', { name: 'Create' }).click()
  await page.getByRole('link', { name: 'Egrets at dawn' }).click()
  await expect(page.getByRole('heading', { level: 1, name: 'Egrets at dawn' })).toBeVisible()
  await expect(page.getByText('Seen from the boat')).toBeVisible()
  await expect(page.getByRole('heading', { name: 'Nothing in here yet' })).toBeVisible()
  expect(await violationsInBoth(page)).toEqual([])

  // By the bar, the key and the menu.
  await page.goto(`${studio.url}/gallery?q=egret`)
  await tile(page, 'egret 5').focus()
  await page.keyboard.press('Space')
  await page.keyboard.press('Shift+ArrowRight')
  await page.getByRole('button', { name: 'Collect' }).click()
  await box(page, /Egrets at dawn/).click()
  await expect(dialog(page).getByText('2 pictures added to “Egrets at dawn”.')).toBeVisible()
  expect(await violationsInBoth(page)).toEqual([])
  await dialog(page).getByRole('button', { name: 'Done' }).click()
  await page.keyboard.press('Escape')
  await tile(page, 'egret 2').focus()
  await page.keyboard.press('b')
  await expect(finder(page)).toBeFocused()
  await page.keyboard.type('egrets at')
  await page.keyboard.press('Enter')
  await expect(dialog(page).getByText('Added to “Egrets at dawn”.')).toBeVisible()
  await dialog(page).getByRole('button', { name: 'Done' }).click()
  await expect(tile(page, 'egret 2')).toBeFocused()
  await tile(page, 'egret 1').click({ button: 'right' })
  expect(await violations(page)).toEqual([])
  await page.getByRole('menuitem', { name: 'Add to a collection' }).click()
  await box(page, /Egrets at dawn/).click()
  await expect(dialog(page).getByText('Added to “Egrets at dawn”.')).toBeVisible()
  await page.keyboard.press('Escape')

  await page.goto(`${studio.url}/collections`)
  await expect(card(page, 'Egrets at dawn').getByText('4 pictures')).toBeVisible()
  expect(await violationsInBoth(page)).toEqual([])
  await page.getByRole('link', { name: 'Egrets at dawn' }).click()
  await expect(tiles(page)).toHaveCount(4)
  await page.getByRole('searchbox', { name: 'Search prompts' }).fill('egret 2')
  await expect(tiles(page)).toHaveCount(1)
  expect(await violationsInBoth(page)).toEqual([])
})

test('a picture goes into a collection that is made for it, and out of it again, in the dialog', async ({
  page,
  studio,
}) => {
  await importMany(studio.url, 'dunlin', 1)
  await page.goto(`${studio.url}/gallery?q=dunlin`)
  await tile(page, 'dunlin 1').focus()
  await page.keyboard.press('b')
  await expect(finder(page)).toBeFocused()
  await page.keyboard.type('Dunlins alone')
  await page.keyboard.press('Enter')
  await expect(box(page, /Dunlins alone/)).toBeChecked()
  await box(page, /Dunlins alone/).click()
  await expect(dialog(page).getByText('Taken out of “Dunlins alone”.')).toBeVisible()
  await expect(box(page, /Dunlins alone/)).not.toBeChecked()
})

test('what is selected is dragged onto a collection, or onto a new one', async ({ page, studio, request }) => {
  await importMany(studio.url, 'knot', 4)
  const { id } = await make(request, studio.url, 'Knots in flight')
  await page.goto(`${studio.url}/gallery?q=knot`)
  await tile(page, 'knot 4').focus()
  await page.keyboard.press('Space')
  await page.keyboard.press('Shift+ArrowRight')
  await dragTo(page, 'knot 4', `[data-drop="${id}"]`)
  await expect(page.getByText('2 pictures added to “Knots in flight”.', { exact: true })).toBeVisible()
  await page.getByRole('button', { name: 'Undo' }).click()
  await expect(page.getByText('2 pictures added to “Knots in flight”.', { exact: true })).toHaveCount(0)
  await dragTo(page, 'knot 3', '[data-drop="new"]')
  await dialog(page).getByLabel('Name').fill('Knots at rest')
  await dialog(page).getByRole('button', { name: 'Create' }).click()
  await page.getByRole('button', { name: 'Show' }).click()
  await expect(page.getByRole('heading', { level: 1, name: 'Knots at rest' })).toBeVisible()
  await expect(tiles(page)).toHaveCount(2)
  await page.goto(`${studio.url}/collections/${id}`)
  await expect(page.getByRole('heading', { name: 'Nothing in here yet' })).toBeVisible()
})

async function dragTo(page: Page, name: string, target: string) {
  const from = await tile(page, name).boundingBox()
  if (!from) throw new Error('the picture is not on the screen')
  await page.mouse.move(from.x + 20, from.y + 20)
  await page.mouse.down()
  await page.mouse.move(from.x + 60, from.y + 60, { steps: 4 })
  const place = page.locator(target)
  await place.scrollIntoViewIfNeeded()
  const to = await place.boundingBox()
  if (!to) throw new Error('the place is not on the screen')
  await page.mouse.move(to.x + to.width / 2, to.y + to.height / 2, { steps: 4 })
  await page.mouse.up()
}

test('a search becomes a smart collection, whose criteria can be changed', async ({ page, studio }) => {
  await importMany(studio.url, 'plover', 2)
  await importMany(studio.url, 'whimbrel', 1)
  await page.goto(`${studio.url}/gallery?q=plover`)
  await page.getByRole('button', { name: 'Save this search' }).click()
  await expect(dialog(page).getByLabel('Name')).toHaveValue('plover')
  await dialog(page).getByLabel('Name').fill('All the plovers')
  expect(await violationsInBoth(page)).toEqual([])
  await dialog(page).getByRole('button', { name: 'Create' }).click()
  await page.getByRole('button', { name: 'Show' }).click()
  await expect(page.getByRole('heading', { level: 1, name: 'All the plovers' })).toBeVisible()
  await expect(tiles(page)).toHaveCount(2)
  await importImages(studio.url, [{ prompt: 'plover that came later' }])
  await expect(tiles(page)).toHaveCount(3)
  // What a search finds cannot be taken out.
  await tile(page, 'plover 1').focus()
  await page.keyboard.press('Space')
  await expect(page.getByRole('button', { name: 'Take out' })).toHaveCount(0)
  await page.keyboard.press('Escape')

  await page.getByRole('button', { name: 'Edit' }).click()
  await dialog(page).getByLabel('Words in the prompt or title').fill('')
  await dialog(page).getByRole('button', { name: 'Save' }).click()
  await expect(dialog(page).getByRole('alert')).toHaveText('Choose at least one thing to look for.')
  await dialog(page).getByLabel('Words in the prompt or title').fill('whimbrel')
  await dialog(page).getByRole('button', { name: 'Save' }).click()
  await expect(page.getByText('“whimbrel”')).toBeVisible()
  await expect(tiles(page)).toHaveCount(1)
  expect(await violationsInBoth(page)).toEqual([])
})

test('among many one finds a collection by the words of its name and description', async ({
  page,
  studio,
  request,
}) => {
  for (let k = 1; k <= 9; k += 1) await make(request, studio.url, `Sandpiper no. ${k}`)
  await page.goto(`${studio.url}/collections`)
  const finding = page.getByRole('searchbox', { name: 'Find a collection' })
  await finding.pressSequentially('piper 7')
  await expect(page.getByRole('main').getByRole('link')).toHaveText(['Sandpiper no. 7'])
  await finding.pressSequentially(' nowhere')
  await expect(page.getByRole('heading', { name: 'Nothing found' })).toBeVisible()
  expect(await violationsInBoth(page)).toEqual([])
})

test('collections are put in order by the menu and by dragging', async ({ page, studio, request }) => {
  for (const name of ['Order one', 'Order two', 'Order three']) await make(request, studio.url, name)
  const order = async () =>
    (await page.getByRole('link', { name: /^Order / }).allInnerTexts())
      .map(text => text.trim().slice('Order '.length))
      .join()
  await page.goto(`${studio.url}/collections`)
  await expect.poll(order).toBe('one,two,three')
  await page.getByRole('button', { name: 'More for Order three' }).focus()
  await page.keyboard.press('Enter')
  await page.getByRole('menuitem', { name: 'Move forward' }).press('Enter')
  await expect.poll(order).toBe('one,three,two')
  await expect(page.getByRole('button', { name: 'More for Order three' })).toBeFocused()
  await page.getByRole('button', { name: 'More for Order one' }).click()
  expect(await violationsInBoth(page)).toEqual([])
  await page.getByRole('menuitem', { name: 'Move to the end' }).click()
  await expect.poll(order).toBe('three,two,one')
  await page.reload()
  await expect.poll(order).toBe('three,two,one')
  await page
    .getByRole('link', { name: 'Order one' })
    .dragTo(page.getByRole('link', { name: 'Order three' }), { targetPosition: { x: 10, y: 30 } })
  await expect.poll(order).toBe('one,three,two')
  await page.reload()
  await expect.poll(order).toBe('one,three,two')
})

test('inside one, pictures become the cover, are taken out and come back; deleting it keeps them', async ({
  page,
  studio,
  request,
}) => {
  const images = await importMany(studio.url, 'godwit', 3)
  const { id } = await make(request, studio.url, 'Godwits on the mud', images)
  await page.goto(`${studio.url}/collections/${id}`)
  await expect(tiles(page)).toHaveCount(3)
  await tile(page, 'godwit 1').click({ button: 'right' })
  await page.getByRole('menuitem', { name: 'Use as the cover' }).click()
  await expect(page.getByText('The collection has a new cover.', { exact: true })).toBeVisible()
  await expect(page.locator('header img')).toHaveAttribute('src', new RegExp(images[0]?.id ?? 'none'))

  await tile(page, 'godwit 2').focus()
  await page.keyboard.press('Space')
  await page.getByRole('button', { name: 'Cover' }).click()
  await expect(page.locator('header img')).toHaveAttribute('src', new RegExp(images[1]?.id ?? 'none'))
  await page.getByRole('button', { name: 'More for Godwits on the mud' }).click()
  await page.getByRole('menuitem', { name: 'Newest picture as the cover' }).click()
  await expect(page.locator('header img')).toHaveAttribute('src', new RegExp(images[2]?.id ?? 'none'))
  await tile(page, 'godwit 2').focus()
  await page.keyboard.press('Space')
  expect(await violationsInBoth(page)).toEqual([])
  await page.keyboard.press('x')
  await expect(tiles(page)).toHaveCount(2)
  await page.getByRole('button', { name: 'Undo' }).click()
  await expect(tiles(page)).toHaveCount(3)

  await page.getByRole('button', { name: 'More for Godwits on the mud' }).click()
  await page.getByRole('menuitem', { name: 'Delete the collection' }).click()
  await expect(dialog(page).getByText('Its pictures stay in the gallery')).toBeVisible()
  expect(await violationsInBoth(page)).toEqual([])
  await dialog(page).getByRole('button', { name: 'Delete the collection' }).click()
  await expect(page).toHaveURL(`${studio.url}/collections`)
  await expect(page.getByRole('link', { name: 'Godwits on the mud' })).toHaveCount(0)
  await page.goto(`${studio.url}/gallery?q=godwit`)
  await expect(tiles(page)).toHaveCount(3)
})

test("a picture's page shows what it is in, and goes on to its neighbours there", async ({ page, studio, request }) => {
  const [first, second, third] = await importMany(studio.url, 'ruff', 3)
  if (!first || !second || !third) throw new Error('three were imported')
  const { id } = await make(request, studio.url, 'Ruffs and reeves', [first, third])
  await make(request, studio.url, 'Ruffs alone')
  await page.goto(`${studio.url}/collections/${id}`)
  await tile(page, 'ruff 3').click()
  await expect(page.getByRole('heading', { level: 1, name: 'ruff 3' })).toBeVisible()
  await expect(page).toHaveURL(`${studio.url}/images/${third.id}?collection=${id}`)
  const chips = page.getByRole('list', { name: 'Collections' })
  await expect(chips.getByRole('link', { name: 'Ruffs and reeves' })).toBeVisible()
  await page.keyboard.press('ArrowRight')
  await expect(page.getByRole('heading', { level: 1, name: 'ruff 1' })).toBeVisible()
  await page.keyboard.press('b')
  await box(page, /Ruffs alone/).click()
  await expect(box(page, /Ruffs alone/)).toBeChecked()
  expect(await violationsInBoth(page)).toEqual([])
  await page.keyboard.press('Escape')
  await expect(chips.getByRole('link')).toHaveText(['Ruffs and reeves', 'Ruffs alone'])
  await chips.getByRole('button', { name: 'Take out of Ruffs and reeves' }).click()
  await expect(chips.getByRole('link')).toHaveText(['Ruffs alone'])
  await page.getByRole('main').getByRole('link', { name: 'Collection', exact: true }).click()
  await expect(tiles(page)).toHaveCount(1)
})

test('two tabs stay in step, and what is deleted in one says so in the other', async ({
  newStudioPages,
  studio,
  request,
  complaints,
}) => {
  const [page, other] = await newStudioPages('tabs')
  const images = await importMany(studio.url, 'turnstone', 2)
  const { id } = await make(request, studio.url, 'Turnstones')
  await page.goto(`${studio.url}/collections`)
  await other.goto(`${studio.url}/collections/${id}`)
  await expect(other.getByRole('heading', { name: 'Nothing in here yet' })).toBeVisible()
  await expect(card(page, 'Turnstones').getByText('0 pictures')).toBeVisible()
  await request.post(`${studio.url}/api/v1/collections/${id}/add`, { data: { ids: images.map(image => image.id) } })
  await expect(tiles(other)).toHaveCount(2)
  await expect(card(page, 'Turnstones').getByText('2 pictures')).toBeVisible()
  await page.getByRole('button', { name: 'More for Turnstones' }).click()
  await page.getByRole('menuitem', { name: 'Edit' }).click()
  await dialog(page).getByLabel('Name').fill('Turnstones of the pier')
  await dialog(page).getByRole('button', { name: 'Save' }).click()
  await expect(other.getByRole('heading', { level: 1, name: 'Turnstones of the pier' })).toBeVisible()
  await page.getByRole('button', { name: 'More for Turnstones of the pier' }).click()
  await page.getByRole('menuitem', { name: 'Delete the collection' }).click()
  await dialog(page).getByRole('button', { name: 'Delete the collection' }).click()
  await expect(other.getByRole('heading', { name: 'This collection was deleted' })).toBeVisible()
  expect(await violationsInBoth(other)).toEqual([])
  await other.goto(`${studio.url}/collections/${id}`)
  await expect(other.getByRole('heading', { name: 'There is no such collection' })).toBeVisible()
  // The browser itself notes what is not there.
  expect(complaints.splice(0)).toEqual([expect.stringContaining('404')])
})

test('without collections the page says what they are for', async ({ page, studio }) => {
  await page.route('**/api/v1/collections', async route => route.fulfill({ json: { items: [] } }))
  await page.goto(`${studio.url}/collections`)
  await expect(page.getByRole('heading', { name: 'No collections yet' })).toBeVisible()
  expect(await violationsInBoth(page)).toEqual([])
})
