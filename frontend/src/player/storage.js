// The browser's storage, and memory in its place where a browser forbids it.

export const session = open(() => sessionStorage);
export const local = open(() => localStorage);

function open(storage) {
  const memory = new Map();
  const either = (action, instead) => {
    try {
      return action(storage());
    } catch {
      return instead();
    }
  };
  return {
    get: (name) => either((found) => found.getItem(name), () => memory.get(name) ?? null),
    set: (name, value) => either((found) => found.setItem(name, value), () => memory.set(name, value)),
    remove: (name) => either((found) => found.removeItem(name), () => memory.delete(name)),
    names: () => either((found) => Object.keys(found), () => [...memory.keys()]),
  };
}
