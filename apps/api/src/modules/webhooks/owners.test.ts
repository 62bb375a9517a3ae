import {
  createWebhook,
  getWebhook,
  listAudit,
  listWebhooks,
  MAX_WEBHOOKS,
  removeWebhook,
  rotateWebhookSecret,
  testWebhook,
  updateImage,
  updateUser,
  updateWebhook,
} from '@atelier/contracts'
import { hang, type Receiver } from '@atelier/providers/testing'
import { afterEach, beforeAll, expect, test } from 'vitest'
import { asking, logIn, makeKey, makeUser, setUpAdmin, type Asker } from '../../testing/people.ts'
import { describeStudio } from '../../testing/suite.ts'
import { until } from '../../testing/until.ts'
import { importPicture } from '../../testing/upload.ts'
import { hooksOf } from './testing/hooks.ts'
import { typesIn } from './testing/verify.ts'

describeStudio('whose webhooks', {}, my => {
  const { receive, make, stateOf, removeAll } = hooksOf(my)
  let [admin, ben, eva]: Asker[] = []
  const known = (asker: Asker | undefined): Asker => {
    if (!asker) throw new Error('the suite has not started')
    return asker
  }
  const [ana, max, vera] = [() => known(admin), () => known(ben), () => known(eva)]
  const importedBy = (asker: Asker, prompt: string) => importPicture(asking(my.studio, asker), { prompt })
  const idsIn = ({ messages }: Pick<Receiver, 'messages'>) =>
    messages.map(({ body }) => {
      const { data } = JSON.parse(body) as { data: { id?: string; image?: { id: string } } }
      return data.image?.id ?? data.id
    })
  const setRole = (asker: Asker, role: 'admin' | 'member' | 'viewer') =>
    my.studio.call(updateUser, { params: { id: asker.me.id }, body: { role } }, ana().headers)

  beforeAll(async () => {
    admin = await setUpAdmin(my.studio)
    ben = await makeUser(my.studio, admin, 'max', 'member')
    eva = await makeUser(my.studio, admin, 'vera', 'admin')
  })
  afterEach(async () => {
    await removeAll(max().headers)
    await removeAll(ana().headers)
  })

  test('a person is told of their own things only, also where others show theirs to all', async () => {
    const [own, studio] = [await receive(), await receive()]
    await make(own.url, {}, max().headers)
    await make(studio.url, { scope: 'studio' }, ana().headers)
    const foreign = await importedBy(ana(), 'of the admin')
    await my.studio.call(updateImage, { params: { id: foreign.id }, body: { shared: true } }, ana().headers)
    const mine = await importedBy(max(), 'of the member')
    await my.studio.call(updateImage, { params: { id: mine.id }, body: { shared: true } }, max().headers)
    for (const [asker, { id }] of [
      [ana(), foreign],
      [max(), mine],
    ] as const)
      await asking(my.studio, asker).request(`/api/v1/images/${id}?permanent=true`, { method: 'DELETE' })
    await until(() => studio.messages.length === 6)
    await until(() => own.messages.length === 3)
    expect(typesIn(own)).toEqual(['image.created', 'image.updated', 'image.removed'])
    expect(idsIn(own)).toEqual([mine.id, mine.id, mine.id])
    expect(idsIn(studio)).toEqual([foreign.id, foreign.id, mine.id, mine.id, foreign.id, mine.id])
  })

  test('the whole studio is for admins, and for keys that may manage it', async () => {
    const { url } = await receive()
    const body = { name: 'All', url, scope: 'studio' as const }
    expect(await my.studio.refused(createWebhook, { body }, max().headers)).toMatchObject({
      status: 403,
      code: 'auth.forbidden',
    })
    const key = await makeKey(my.studio, ana(), ['library:write', 'images:read'])
    expect((await my.studio.refused(createWebhook, { body }, key.headers)).status).toBe(403)
    const { id } = await make(url, {}, max().headers)
    const patch = { params: { id }, body: { scope: 'studio' as const } }
    expect((await my.studio.refused(updateWebhook, patch, max().headers)).status).toBe(403)
    const { id: all } = await make(url, { scope: 'studio' }, ana().headers)
    const led = { params: { id: all }, body: { url: `${url}/elsewhere` } }
    expect((await my.studio.refused(updateWebhook, led, key.headers)).status).toBe(403)
    const rotated = { params: { id: all }, body: {} }
    expect((await my.studio.refused(rotateWebhookSecret, rotated, key.headers)).status).toBe(403)
    const wide = await makeKey(my.studio, ana(), ['library:write', 'images:read', 'settings:manage'])
    expect((await my.studio.call(createWebhook, { body }, wide.headers)).body.scope).toBe('studio')
  })

  test('a key that may not look at pictures is not told of them either', async () => {
    const { url } = await receive()
    const { id } = await make(url, {}, max().headers)
    const blind = await makeKey(my.studio, max(), ['library:write'])
    const refusal = { status: 403, code: 'auth.forbidden', detail: 'This needs the permission images:read.' }
    const body = { name: 'Blind', url }
    expect(await my.studio.refused(createWebhook, { body }, blind.headers)).toMatchObject(refusal)
    const patch = { params: { id }, body: { url: `${url}/elsewhere` } }
    expect(await my.studio.refused(updateWebhook, patch, blind.headers)).toMatchObject(refusal)
    expect((await my.studio.call(listWebhooks, {}, max().headers)).body.items.map(item => item.url)).toEqual([url])
  })

  test('somebody else’s is not there, but for an admin', async () => {
    const { url } = await receive()
    const { id } = await make(url, {}, max().headers)
    const { id: other } = await make(url, {}, ana().headers)
    for (const route of [getWebhook, testWebhook, removeWebhook])
      expect(await my.studio.refused(route, { params: { id: other } }, max().headers)).toMatchObject({
        status: 404,
        code: 'webhook.not_found',
      })
    expect((await my.studio.call(listWebhooks, {}, max().headers)).body.items.map(item => item.id)).toEqual([id])
    expect((await stateOf(id, ana().headers)).id).toBe(id)
  })

  test('whose receivers hang sends four by hand at a time, and holds nobody else up', async () => {
    const [hanging, there] = [await receive(), await receive()]
    hanging.set(hang)
    const own = []
    for (let count = 0; count < 5; count += 1) own.push((await make(hanging.url, {}, max().headers)).id)
    const sendTest = (id = '') => ({ params: { id } })
    const sent = own
      .slice(0, 4)
      .map(id => my.studio.refused(testWebhook, sendTest(id), max().headers).catch((error: unknown) => error))
    await until(() => hanging.messages.length === 4)
    expect(await my.studio.refused(testWebhook, sendTest(own[4]), max().headers)).toMatchObject({
      status: 429,
      code: 'webhook.busy',
      detail: expect.stringContaining('as you can send by hand') as string,
    })
    const { id } = await make(there.url, {}, ana().headers)
    expect((await my.studio.call(testWebhook, { params: { id } }, ana().headers)).body.status).toBe('delivered')
    await hanging.close()
    await Promise.all(sent)
  })

  test('one of somebody who is an admin no more ends with the next event, and says why', async () => {
    const receiver = await receive()
    const { id } = await make(receiver.url, { scope: 'studio' }, vera().headers)
    await setRole(vera(), 'member')
    await importedBy(max(), 'after the change of role')
    const state = await until(async () => {
      const seen = await stateOf(id, vera().headers)
      return seen.state === 'ended' && seen
    })
    expect(state.problem?.code).toBe('owner')
    expect(receiver.messages).toEqual([])
    expect((await my.studio.refused(testWebhook, { params: { id } }, vera().headers)).code).toBe(
      'webhook.owner_excluded',
    )
    await my.studio.call(removeWebhook, { params: { id } }, ana().headers)
  })

  test('one of somebody who is kept out is told of nothing', async () => {
    const receiver = await receive()
    const { id } = await make(receiver.url, { events: ['image.updated'] }, max().headers)
    const { id: imageId } = await importedBy(max(), 'of somebody who is kept out')
    const disabled = (is: boolean) =>
      my.studio.call(updateUser, { params: { id: max().me.id }, body: { disabled: is } }, ana().headers)
    await disabled(true)
    await my.studio.call(updateImage, { params: { id: imageId }, body: { favorite: true } }, ana().headers)
    await until(async () => (await stateOf(id, ana().headers)).state === 'ended')
    expect(receiver.messages).toEqual([])
    await disabled(false)
    const again = await logIn(my.studio, 'max')
    ben = again
    expect(await stateOf(id, again.headers)).toMatchObject({ state: 'ended', problem: { code: 'owner' } })
  })

  test('what is done with them is in the audit log, and neither address nor secret', async () => {
    const { url } = await receive()
    const { id, secret } = await make(`${url}?token=of-nobody`, {}, ana().headers)
    await my.studio.call(updateWebhook, { params: { id }, body: { name: 'Another' } }, ana().headers)
    await my.studio.call(rotateWebhookSecret, { params: { id }, body: {} }, ana().headers)
    await my.studio.call(removeWebhook, { params: { id } }, ana().headers)
    const { items } = (await my.studio.call(listAudit, { querystring: {} }, ana().headers)).body
    const told = items.filter(({ subject }) => subject.id === id)
    expect(told.map(({ action }) => action)).toEqual([
      'webhook.removed',
      'webhook.secret_rotated',
      'webhook.changed',
      'webhook.created',
    ])
    expect(JSON.stringify(items)).not.toMatch(/of-nobody/)
    expect(JSON.stringify(items)).not.toContain(secret)
  })

  test('nobody has more than there may be', async () => {
    const { url } = await receive()
    for (let n = 0; n < MAX_WEBHOOKS; n += 1) await make(url, { name: `hook ${n}` }, ana().headers)
    expect(await my.studio.refused(createWebhook, { body: { name: 'one more', url } }, ana().headers)).toMatchObject({
      status: 409,
      code: 'webhook.too_many',
    })
  })
})

describeStudio('without a private network', { config: { allowPrivateNetwork: false } }, my => {
  const { receive, make } = hooksOf(my)

  test('an admin at the machine itself reaches it, and a member does not', async () => {
    const receiver = await receive()
    const owner = await setUpAdmin(my.studio)
    const member = await makeUser(my.studio, owner, 'max', 'member')
    const { id } = await make(receiver.url, {}, owner.headers)
    expect((await my.studio.call(testWebhook, { params: { id } }, owner.headers)).body.status).toBe('delivered')
    for (const url of [
      receiver.url,
      'https://127.0.0.1/',
      'https://[::1]/',
      'https://169.254.169.254/',
      'https://10.1.2.3/',
    ])
      expect([url, await my.studio.refused(createWebhook, { body: { name: 'x', url } }, member.headers)]).toMatchObject(
        [url, { status: 422, code: 'webhook.address_refused' }],
      )
    // A name is judged where it is resolved.
    const { id: named } = await make(`https://localhost:${receiver.port}/hook`, {}, member.headers)
    const { body } = await my.studio.call(testWebhook, { params: { id: named } }, member.headers)
    expect(body).toMatchObject({ status: 'failed', responseStatus: null, problem: { code: 'refused' } })
    await receiver.close()
  })
})
