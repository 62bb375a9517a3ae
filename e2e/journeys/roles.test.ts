import { readFile } from 'node:fs/promises'
import { join } from 'node:path'
import type { Page } from '@playwright/test'
import { startStudio, type StudioProcess } from '../support/studio.ts'
import { expect, forget, test, violationsInBoth } from '../support/test.ts'

/** The browser notes each refusal by itself: until somebody is known there are some. */
const REFUSALS = /401/

const PASSWORD = 'otters sleep holding hands'

interface Shared {
  readonly imageId: string
  readonly collectionId: string
}

/** A studio with an admin, who shares a picture and a collection, and somebody of another role. */
async function withShared(
  admin: Page,
  role: 'viewer' | 'member',
  use: (studio: StudioProcess, shared: Shared) => Promise<void>,
) {
  const studio = await startStudio({ HOST: '0.0.0.0' })
  const ask = async (method: 'POST' | 'PATCH' | 'PUT', path: string, data: object) => {
    const answer = await admin.request.fetch(`${studio.url}/api/v1${path}`, {
      method,
      data,
      headers: { origin: studio.url, prefer: 'wait=20' },
    })
    expect([path, answer.ok()]).toEqual([path, true])
    return (await answer.json()) as { id: string } // by the contracts of what is asked here
  }
  try {
    await admin.goto(studio.url)
    await expect(admin.getByLabel('Set-up code')).toBeVisible()
    const code = (await readFile(join(studio.dataDir, 'setup.code'), 'utf8')).trim()
    await ask('POST', '/setup', { code, username: 'ana', password: PASSWORD })
    await ask('POST', '/users', { username: 'guest', password: PASSWORD, role })
    await ask('POST', '/generations', { prompt: 'a shoebill at dusk', width: 256, height: 256 })
    const listed = await admin.request.get(`${studio.url}/api/v1/images`)
    const { items } = (await listed.json()) as { items: { id: string }[] } // by the contract of listImages
    const imageId = items[0]?.id ?? ''
    await ask('PATCH', `/images/${imageId}`, { shared: true, rating: 4, tags: ['dusk'] })
    const { id: collectionId } = await ask('POST', '/collections', { name: 'Shoebills', imageIds: [imageId] })
    await ask('PUT', `/collections/${collectionId}/people`, { people: [{ userId: '*', may: 'look' }] })
    await use(studio, { imageId, collectionId })
  } finally {
    await studio.stop()
  }
}

/** Notes what the server refused because of who asked. */
function watchRefusals(page: Page): string[] {
  const refused: string[] = []
  page.on('response', answer => {
    if (answer.status() === 403) refused.push(`${answer.request().method()} ${new URL(answer.url()).pathname}`)
  })
  return refused
}

async function logIn(page: Page, { url }: StudioProcess) {
  await page.goto(`${url}/login`)
  await page.getByLabel('Username').fill('guest')
  await page.getByLabel('Password', { exact: true }).fill(PASSWORD)
  await page.getByRole('button', { name: 'Log in' }).click()
}

/** Every key that marks, makes or deletes somewhere. */
async function pressKeys(page: Page) {
  for (const key of ['f', 'r', 'v', 'e', 't', 'b', '3', '0', 'n', 'u', 'x', 'w', 'Delete'])
    await page.keyboard.press(key)
}

const CHANGES =
  /Generate|\bNew\b|Import|\bFavourite\b|Remix|Vary|Delete|Share|Add|Edit|Tags|Start with|Change|Extend|Upscale/

test('who may only look is offered what they may do, on every page, by mouse and by key', async ({
  newStudioPages,
  complaints,
}) => {
  const [admin, page] = await newStudioPages('browsers')
  const refused = watchRefusals(page)
  await withShared(admin, 'viewer', async (studio, { imageId, collectionId }) => {
    await logIn(page, studio)
    await expect(page.getByRole('heading', { name: 'Yours to look at' })).toBeVisible()
    forget(complaints, REFUSALS)
    await expect(page.getByRole('textbox')).toHaveCount(0)
    await expect(page.getByRole('link', { name: 'Import' })).toHaveCount(0)
    expect(await violationsInBoth(page)).toEqual([])
    await page.getByRole('link', { name: 'Go to the gallery' }).click()

    const picture = page.getByRole('option', { name: /shoebill/ })
    await expect(picture).toBeVisible()
    await expect(page.getByRole('link', { name: 'Near duplicates' })).toHaveCount(0)
    await expect(page.getByRole('link', { name: 'Trash' })).toHaveCount(0)
    await picture.focus()
    await pressKeys(page)
    await picture.click({ button: 'right' })
    await expect(page.getByRole('menuitem', { name: /^Download/ })).toBeVisible()
    await expect(page.getByRole('menuitem', { name: CHANGES })).toHaveCount(0)
    await page.getByRole('menuitem', { name: /^Select/ }).click()
    const bar = page.getByRole('toolbar', { name: 'Selected pictures' })
    await expect(bar.getByRole('button', { name: 'Download' })).toBeVisible()
    await expect(bar.getByRole('button', { name: CHANGES })).toHaveCount(0)
    await page.keyboard.press('Escape')

    await page.goto(`${studio.url}/images/${imageId}`)
    await expect(page.getByRole('complementary')).toContainText('4 stars')
    await expect(page.getByRole('link', { name: 'dusk', exact: true })).toBeVisible()
    await pressKeys(page)
    await expect(page.getByRole('dialog')).toHaveCount(0)
    await expect(page.getByRole('button', { name: CHANGES })).toHaveCount(0)
    await page.getByRole('button', { name: 'More', exact: true }).click()
    await expect(page.getByRole('menuitem', { name: 'Copy picture' })).toBeVisible()
    await expect(page.getByRole('menuitem', { name: CHANGES })).toHaveCount(0)
    await page.keyboard.press('Escape')
    expect(await violationsInBoth(page)).toEqual([])

    await page.goto(`${studio.url}/collections/${collectionId}`)
    await expect(page.getByRole('heading', { name: 'Shoebills' })).toBeVisible()
    await expect(page.getByRole('option', { name: /shoebill/ })).toBeVisible()
    await expect(page.getByRole('button', { name: CHANGES })).toHaveCount(0)

    for (const path of ['/collections', '/grids', '/styles', '/wildcards', '/settings', '/engines', '/account']) {
      await page.goto(`${studio.url}${path}`)
      await expect(page.getByRole('heading', { level: 1 })).toBeVisible()
      await pressKeys(page)
      expect(new URL(page.url()).pathname).toBe(path)
      if (path !== '/account')
        await expect(page.getByRole('main').getByRole('button', { name: CHANGES })).toHaveCount(0)
    }
    for (const path of ['/grids/new', '/import', '/webhooks', '/trash', '/gallery/duplicates']) {
      await page.goto(`${studio.url}${path}`)
      await expect(page.getByRole('heading', { name: 'Yours to look at' })).toBeVisible()
    }
    for (const path of ['/people', '/audit']) {
      await page.goto(`${studio.url}${path}`)
      await expect(page.getByText('Only admins see this page.')).toBeVisible()
    }

    await page.keyboard.press('?')
    const keys = page.getByRole('dialog', { name: 'Keyboard shortcuts' })
    await expect(keys.getByText('Go to the gallery')).toBeVisible()
    await expect(keys.getByText('Import pictures')).toHaveCount(0)
    expect(refused).toEqual([])
    for (const one of [admin, page]) await one.goto('about:blank')
  })
})

test('a member is offered nothing of the admin, nor of the pictures of others', async ({
  newStudioPages,
  complaints,
}) => {
  const [admin, page] = await newStudioPages('browsers')
  const refused = watchRefusals(page)
  await withShared(admin, 'member', async (studio, { imageId, collectionId }) => {
    await logIn(page, studio)
    await expect(page.getByRole('button', { name: 'Generate' })).toBeVisible()
    forget(complaints, REFUSALS)
    await expect(page.getByRole('link', { name: 'Add a token' })).toHaveCount(0)

    await page.goto(`${studio.url}/images/${imageId}`)
    await expect(page.getByRole('button', { name: 'Remix' })).toBeVisible()
    await expect(page.getByRole('button', { name: /Favourite|Delete|Share|title/ })).toHaveCount(0)
    for (const key of ['f', '3', 't', 'Delete']) await page.keyboard.press(key)
    await expect(page.getByRole('complementary')).toContainText('4 stars')

    await page.goto(`${studio.url}/gallery?scope=studio`)
    await page.getByRole('option', { name: /shoebill/ }).click({ button: 'right' })
    await expect(page.getByRole('menuitem', { name: 'Remix' })).toBeVisible()
    await expect(page.getByRole('menuitem', { name: /favourite|Tags|Delete|Share/i })).toHaveCount(0)
    await page.keyboard.press('Escape')

    await page.goto(`${studio.url}/collections/${collectionId}`)
    await expect(page.getByRole('option', { name: /shoebill/ })).toBeVisible()
    await expect(page.getByRole('button', { name: 'Edit' })).toHaveCount(0)
    await page.getByRole('option', { name: /shoebill/ }).click({ button: 'right' })
    await expect(page.getByRole('menuitem', { name: /cover|Take out/ })).toHaveCount(0)
    await page.keyboard.press('Escape')

    for (const path of ['/settings', '/engines', '/webhooks', '/account', '/trash', '/gallery/duplicates']) {
      await page.goto(`${studio.url}${path}`)
      await expect(page.getByRole('heading', { level: 1 }).first()).toBeAttached()
      await expect(page.getByRole('button', { name: /Add an engine|Find engines/ })).toHaveCount(0)
    }
    for (const path of ['/people', '/audit']) {
      await page.goto(`${studio.url}${path}`)
      await expect(page.getByText('Only admins see this page.')).toBeVisible()
    }
    expect(refused).toEqual([])
    for (const one of [admin, page]) await one.goto('about:blank')
  })
})
