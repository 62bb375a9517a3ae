import { readFile } from 'node:fs/promises'
import { join } from 'node:path'
import { startStudio } from '../support/studio.ts'
import { test } from '../support/test.ts'
test('look', async ({ page, complaints }) => {
  const name = test.info().project.name
  const studio = await startStudio({ HOST: '0.0.0.0' })
  const shot = async (n: string) => { await page.waitForTimeout(700); await page.screenshot({ path: `/tmp/look/a-${n}-${name}.png` }) }
  await page.goto(studio.url + '/setup')
  await shot('setup')
  await page.getByLabel('Set-up code').fill((await readFile(join(studio.dataDir, 'setup.code'), 'utf8')).trim())
  await page.getByLabel('Username').fill('ana')
  await page.getByLabel('Password', { exact: true }).fill('otters sleep holding hands')
  await page.getByRole('button', { name: 'Create the account' }).click()
  await page.waitForURL(studio.url + '/')
  await page.waitForTimeout(1500)
  const post = (path: string, data: object) => page.request.post(studio.url + path, { data, headers: { origin: studio.url } })
  await post('/api/v1/keys', { name: 'Nightly script', scopes: ['images:read', 'generations:write'] })
  for (const [username, role] of [['ben', 'member'], ['carla', 'viewer'], ['dora.with-a-very-long-name-that-goes-on', 'admin']] as const) await post('/api/v1/users', { username, role })
  await post('/api/v1/generations', { prompt: 'a heron at dusk', width: 512, height: 384, count: 4 })
  const c = await (await post('/api/v1/collections', { name: 'Herons', description: 'Seen by the lake.' })).json()
  for (const path of ['account', 'people', 'audit', 'login']) { await page.goto(`${studio.url}/${path}`); await shot(path) }
  await page.waitForTimeout(3000)
  const images = (await (await page.request.get(studio.url + '/api/v1/images')).json()).items
  await post(`/api/v1/collections/${c.id}/images`, { ids: images.map((i: { id: string }) => i.id) })
  const l1 = await (await post('/api/v1/links', { kind: 'image', targetId: images[0].id, withRecipe: true, withOriginal: true })).json()
  const l2 = await (await post('/api/v1/links', { kind: 'collection', targetId: c.id, withOriginal: true })).json()
  const l3 = await (await post('/api/v1/links', { kind: 'collection', targetId: c.id, password: 'heron' })).json()
  await page.goto(studio.url + l1.url); await shot('link-image')
  await page.goto(studio.url + l2.url); await shot('link-collection')
  await page.goto(studio.url + l3.url); await shot('link-locked')
  await page.goto(studio.url + '/join/' + 'x'.repeat(43)); await shot('dead')
  await page.goto(studio.url + '/'); await shot('studio')
  complaints.splice(0)
  await page.goto('about:blank')
  await studio.stop()
})
