import { expect, test } from 'vitest'
import { followEvents } from '../../testing/event-stream.ts'
import { describeStudio } from '../../testing/suite.ts'

describeStudio('resuming the event stream', {}, suite => {
  test('behind an id that this database never gave out begins anew, so that nothing is waited for in vain', async () => {
    const stream = await followEvents(suite.studio, '999999')
    const { id } = await suite.generate({ prompt: 'an owl after the reset' })
    await stream.next('generation.succeeded', data => 'generation' in data && data.generation.id === id)
    await stream.close()
    expect(stream.messages[0]?.event).toBe('reset')
  })

  test('behind the newest id goes on with what comes next', async () => {
    const before = await suite.generate({ prompt: 'an owl before' })
    const first = await followEvents(suite.studio)
    const { id: newest } = await first.next('ready')
    await first.close()
    const after = await suite.generate({ prompt: 'an owl meanwhile' })
    const second = await followEvents(suite.studio, newest)
    await second.next('generation.succeeded', data => 'generation' in data && data.generation.id === after.id)
    await second.close()
    expect(second.messages[0]?.event).toBe('ready')
    expect(JSON.stringify(second.messages)).not.toContain(before.id)
  })
})
