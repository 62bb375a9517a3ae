import type { Grid, Style } from '@atelier/contracts'
import type { Page } from '@playwright/test'
import { expect, importImages, test } from '../support/test.ts'

const dialog = (page: Page) => page.getByRole('dialog').filter({ visible: true })
/** What the buttons at the foot of a dialog say, which is what one answers with. */
const answers = (page: Page) => dialog(page).locator('footer').last().getByRole('button').allInnerTexts()

test('a model that is chosen for a grid, or added to its axis, is taken', async ({ page, studioWithToken: studio }) => {
  await page.goto(`${studio.url}/grids/new`)
  await page.getByRole('button', { name: /^Model / }).click()
  await dialog(page)
    .getByRole('option', { name: /FLUX\.1 dev/ })
    .click()
  await expect(page.getByRole('button', { name: /^Model FLUX\.1 dev/ })).toBeVisible()
  await page.getByRole('button', { name: /^Model / }).click()
  await page.keyboard.press('Escape')
  await expect(page.getByRole('button', { name: /^Model FLUX\.1 dev/ })).toBeVisible()

  await page.getByRole('button', { name: 'Add an axis' }).click()
  await page.getByRole('combobox', { name: 'What varies' }).selectOption('model')
  const axis = page.getByRole('group', { name: 'Axis 1' })
  for (const name of ['FLUX.1 dev', 'Sketch']) {
    await axis.getByRole('button', { name: 'Add a model' }).click()
    await dialog(page)
      .getByRole('option', { name: new RegExp(`^${name.replace('.', String.raw`\.`)}`) })
      .first()
      .click()
    await expect(axis.getByRole('listitem').filter({ hasText: name })).toBeVisible()
  }
  await page.reload()
  await expect(axis.getByRole('listitem')).toHaveText(['FLUX.1 dev', 'Sketch'])
})

test('each answer to a dialog says what it does', async ({ page, request, studio }) => {
  const { name } = test.info().project
  const post = async (path: string, data: object) =>
    (await request.post(`${studio.url}/api/v1${path}`, { data })).json()
  const grid = (await post('/grids', {
    base: { prompt: `a red raft ${name}`, width: 256, height: 256 },
    axes: [{ kind: 'seed', values: [1, 2] }],
  })) as Grid // by the contract of createGrid
  const style = (await post('/styles', { name: `Chalk ${name}`, prompt: '{prompt}, chalk' })) as Style // by the contract of createStyle
  const collection = (await post('/collections', { name: `Rafts ${name}` })) as { id: string } // by the contract of createCollection
  const [image] = await importImages(studio.url, [{ prompt: `a raft ${name}` }])
  await request.delete(`${studio.url}/api/v1/images/${image?.id ?? ''}`)
  const menu = async (of: string, entry: string) => {
    await page.getByRole('button', { name: of, exact: true }).click()
    await page.getByRole('menuitem', { name: entry }).click()
  }

  const asks = [
    [`/grids/${grid.id}`, async () => menu('More', 'Rename'), ['Keep the old name', 'Save the name']],
    [`/grids/${grid.id}`, async () => menu('More', 'Delete'), ['Keep grid', 'Delete grid']],
    [
      '/collections',
      async () => page.getByRole('button', { name: 'New collection' }).first().click(),
      ['Close without saving', 'Create'],
    ],
    [
      `/collections/${collection.id}`,
      async () => menu(`More actions for Rafts ${name}`, 'Delete the collection'),
      ['Keep the collection', 'Delete the collection'],
    ],
    [
      '/styles',
      async () => page.getByRole('button', { name: 'New style' }).click(),
      ['Close without saving', 'Create'],
    ],
    ['/styles', async () => menu(`Actions for ${style.name}`, 'Edit'), ['Close without saving', 'Save']],
    [
      `/images/${image?.id ?? ''}`,
      async () => page.getByRole('button', { name: 'Delete for good' }).click(),
      ['Keep the picture', 'Delete for good'],
    ],
    [
      '/trash',
      async () => page.getByRole('button', { name: 'Empty the trash' }).click(),
      [/^Keep \d+ pictures?$/, /^Delete \d+ pictures?$/],
    ],
  ] as const
  for (const [address, open, said] of asks) {
    await test.step(`${address}: ${said.join(', ')}`, async () => {
      await page.goto(`${studio.url}${address}`)
      await open()
      await expect(dialog(page)).toBeVisible()
      const found = await answers(page)
      expect(found.map(text => text.trim())).toEqual(
        said.map(text => (typeof text === 'string' ? text : expect.stringMatching(text))),
      )
      await dialog(page).locator('footer').last().getByRole('button').first().click()
      await expect(dialog(page)).toHaveCount(0)
    })
  }
})
