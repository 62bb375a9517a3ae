// For those who start it by this name: main.js says why it is not TypeScript.
await import('./main.js')
