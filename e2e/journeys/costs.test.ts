import { readFile } from 'node:fs/promises'
import { join } from 'node:path'
import { startSdCpp } from '@atelier/providers/testing'
import type { Page } from '@playwright/test'
import { button, chooseModel, sdCpp } from '../support/engines.ts'
import { promptField } from '../support/starts.ts'
import { startStudio, type StudioProcess } from '../support/studio.ts'
import { expect, forget, test, violationsInBoth } from '../support/test.ts'

const PASSWORD = 'otters sleep holding hands'
const PEOPLE = ['benedikta-von-und-zu', 'cleo', 'dora'] as const
const PRICE = 0.0421

/** Asks as somebody who is in the page's browser, or logs in there. */
const asker =
  (page: Page, { url }: StudioProcess) =>
  async (method: string, path: string, data?: object) => {
    const answer = await page.request.fetch(`${url}/api/v1${path}`, {
      method,
      ...(data && { data }),
      headers: { origin: url, prefer: 'wait=20' },
    })
    expect([method, path, answer.ok()]).toEqual([method, path, true])
    return (await answer.json()) as { id: string } // by the contracts of what is asked here
  }

/** An admin and three members, each of whom had one picture made of an engine that costs something. */
async function share(page: Page, other: Page, studio: StudioProcess, address: string) {
  const ask = asker(page, studio)
  await page.goto(studio.url)
  await expect(page.getByLabel('Set-up code')).toBeVisible()
  const code = (await readFile(join(studio.dataDir, 'setup.code'), 'utf8')).trim()
  await ask('POST', '/setup', { code, username: 'ana', password: PASSWORD })
  const prices = [{ model: sdCpp.model, amount: PRICE, currency: 'USD', per: 'image' }]
  const settings = { baseUrl: address }
  const { id } = await ask('POST', '/engines', { kind: 'sdcpp', name: 'The card in the cellar', settings })
  await ask('PATCH', `/engines/${id}`, { prices })
  for (const username of PEOPLE) {
    await ask('POST', '/users', { username, password: PASSWORD, role: 'member' })
    await asker(other, studio)('POST', '/session', { username, password: PASSWORD })
    await asker(other, studio)('POST', '/generations', { prompt: `a kettledrum of ${username}`, model: sdCpp.model })
  }
}

const costs = (page: Page) => page.getByRole('region', { name: 'Costs' })

test('an admin sees what everybody spent, and gives somebody a budget, which stops them with a sentence', async ({
  newStudioPages,
  complaints,
}) => {
  const [admin, member] = await newStudioPages('browsers')
  const studio = await startStudio({ HOST: '0.0.0.0' })
  const standIn = await startSdCpp({ looksUntilDone: 0 })
  await share(admin, member, studio, standIn.url)
  // Nobody is known before the first account, which the browser notes by itself.
  forget(complaints, /401/)

  await admin.goto(`${studio.url}/engines`)
  for (const name of PEOPLE)
    await expect(
      costs(admin).getByRole('row', { name: `The card in the cellar ${name} 1 $0.042`, exact: true }),
    ).toBeVisible()
  const ofPeople = costs(admin).getByRole('table', { name: 'By person' })
  for (const name of PEOPLE)
    await expect(ofPeople.getByRole('row', { name: `${name} 1 $0.042`, exact: true })).toBeVisible()
  // A sum is read at one look: it never breaks.
  const lines = await costs(admin)
    .locator('td.number')
    .evaluateAll(cells =>
      cells.map(cell => {
        const text = document.createRange()
        text.selectNodeContents(cell)
        return text.getClientRects().length
      }),
    )
  expect(new Set(lines)).toEqual(new Set([1]))
  expect(await violationsInBoth(admin)).toEqual([])

  await admin.goto(`${studio.url}/people`)
  await button(admin, 'Actions for dora').click()
  await admin.getByRole('menuitem', { name: 'Limits…' }).click()
  const limits = admin.getByRole('dialog', { name: 'Limits of dora' })
  await limits.getByRole('spinbutton', { name: 'Monthly budget' }).fill('0.04')
  expect(await violationsInBoth(admin)).toEqual([])
  await button(limits, 'Save').click()
  await expect(limits).toHaveCount(0)

  // Dora came last, and is in the other browser.
  await member.goto(`${studio.url}/engines`)
  await expect(costs(member).getByRole('row', { name: 'The card in the cellar 1 $0.042', exact: true })).toBeVisible()
  await expect(costs(member)).toContainText('$0.042 of $0.04 spent this month.')
  await expect(costs(member)).not.toContainText('cleo')
  await expect(costs(member).getByRole('table', { name: 'By person' })).toHaveCount(0)
  expect(await violationsInBoth(member)).toEqual([])
  await chooseModel(member, studio.url, sdCpp.model)
  await promptField(member).fill('one more kettledrum')
  await button(member, /^Generate/).click()
  await expect(member.getByText(/You have spent 0\.04 of 0\.04 USD for this month\./).first()).toBeVisible()
  expect(complaints.splice(0)).toEqual([expect.stringContaining('429')])
  expect(standIn.jobs.made()).toBe(PEOPLE.length)
  await member.goto('about:blank')

  const { items } = (await (await admin.request.get(`${studio.url}/api/v1/users`)).json()) as {
    items: { id: string; username: string }[]
  } // by the contract of listUsers
  const dora = items.find(({ username }) => username === 'dora')
  const gone = await admin.request.delete(`${studio.url}/api/v1/users/${dora?.id}?things=delete`, {
    headers: { origin: studio.url },
  })
  expect(gone.status()).toBe(204)
  await admin.goto(`${studio.url}/engines`)
  await expect(costs(admin).getByRole('row', { name: 'The card in the cellar Deleted account 1 $0.042' })).toBeVisible()
  await expect(ofPeople.getByRole('row', { name: 'Deleted account 1 $0.042', exact: true })).toBeVisible()
  await button(costs(admin), 'The month before').click()
  await expect(costs(admin)).toContainText('No costs are known for this month.')
  await expect(ofPeople).toHaveCount(0)
  await admin.goto('about:blank')
  await studio.stop()
  await standIn.close()
})
