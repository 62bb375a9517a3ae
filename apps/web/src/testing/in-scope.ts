import { onTestFinished } from 'vitest'
import { effectScope } from 'vue'

/** What a composable gives in a component, which goes when the test ends. */
export function inScope<T>(compose: () => T): T {
  const scope = effectScope()
  onTestFinished(() => scope.stop())
  return scope.run(compose) as T // undefined only where the scope was stopped before
}
