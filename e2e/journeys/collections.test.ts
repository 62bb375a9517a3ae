import type { Page } from '@playwright/test'
import { arriveIn } from '../support/keyboard.ts'
import { expect, test, violations, violationsInBoth } from '../support/test.ts'
import { tiles, tile, dialog, finder, box, importMany, make } from '../support/collections.ts'

const card = (page: Page, name: string) => page.getByRole('listitem').filter({ has: page.getByRole('link', { name }) })

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
  await arriveIn(page, finder(page))
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
  await page.getByRole('combobox', { name: 'Search prompts' }).fill('egret 2')
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
  await expect(page.getByRole('list', { name: 'Collections' }).getByRole('link')).toHaveText(['Sandpiper no. 7'])
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
  await page.getByRole('button', { name: 'More actions for Order three' }).focus()
  await page.keyboard.press('Enter')
  await page.getByRole('menuitem', { name: 'Move forward' }).press('Enter')
  await expect.poll(order).toBe('one,three,two')
  await expect(page.getByRole('button', { name: 'More actions for Order three' })).toBeFocused()
  await page.getByRole('button', { name: 'More actions for Order one' }).click()
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

/** On a phone it is in the menu of the one that is selected. */
async function useAsCover(page: Page) {
  const button = page.getByRole('button', { name: 'Cover' })
  const menu = page.getByRole('toolbar').getByRole('button', { name: 'What to do with it' })
  await menu.waitFor()
  if (await button.isVisible()) return button.click()
  await menu.click()
  await page.getByRole('menuitem', { name: 'Use as the cover' }).click()
}

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
  await useAsCover(page)
  await expect(page.locator('header img')).toHaveAttribute('src', new RegExp(images[1]?.id ?? 'none'))
  await page.getByRole('button', { name: 'More actions for Godwits on the mud' }).click()
  await page.getByRole('menuitem', { name: 'Use the newest picture as the cover' }).click()
  await expect(page.locator('header img')).toHaveAttribute('src', new RegExp(images[2]?.id ?? 'none'))
  await tile(page, 'godwit 2').focus()
  await page.keyboard.press('Space')
  expect(await violationsInBoth(page)).toEqual([])
  await page.keyboard.press('x')
  await expect(tiles(page)).toHaveCount(2)
  await page.getByRole('button', { name: 'Undo' }).click()
  await expect(tiles(page)).toHaveCount(3)

  await page.getByRole('button', { name: 'More actions for Godwits on the mud' }).click()
  await page.getByRole('menuitem', { name: 'Delete the collection' }).click()
  await expect(dialog(page).getByText('Its pictures stay in the gallery')).toBeVisible()
  expect(await violationsInBoth(page)).toEqual([])
  await dialog(page).getByRole('button', { name: 'Delete the collection' }).click()
  await expect(page).toHaveURL(`${studio.url}/collections`)
  await expect(page.getByRole('link', { name: 'Godwits on the mud' })).toHaveCount(0)
  await page.goto(`${studio.url}/gallery?q=godwit`)
  await expect(tiles(page)).toHaveCount(3)
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
  await page.getByRole('button', { name: 'More actions for Turnstones' }).click()
  await page.getByRole('menuitem', { name: 'Edit' }).click()
  await dialog(page).getByLabel('Name').fill('Turnstones of the pier')
  await dialog(page).getByRole('button', { name: 'Save' }).click()
  await expect(other.getByRole('heading', { level: 1, name: 'Turnstones of the pier' })).toBeVisible()
  await page.getByRole('button', { name: 'More actions for Turnstones of the pier' }).click()
  await page.getByRole('menuitem', { name: 'Delete the collection' }).click()
  await dialog(page).getByRole('button', { name: 'Delete the collection' }).click()
  await expect(other.getByRole('heading', { name: 'This collection was deleted' })).toBeVisible()
  expect(await violationsInBoth(other)).toEqual([])
  await other.goto(`${studio.url}/collections/${id}`)
  await expect(other.getByRole('heading', { name: 'Collection not found' })).toBeVisible()
  // The browser itself notes what is not there.
  expect(complaints.splice(0)).toEqual([expect.stringContaining('404')])
})

test('without collections the page says what they are for', async ({ page, studio }) => {
  await page.route('**/api/v1/collections', async route => route.fulfill({ json: { items: [] } }))
  await page.goto(`${studio.url}/collections`)
  await expect(page.getByRole('heading', { name: 'No collections yet' })).toBeVisible()
  expect(await violationsInBoth(page)).toEqual([])
})
