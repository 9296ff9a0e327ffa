/** A folder of envelopes: a network share, a synchronised directory, a USB stick. The exchange over files needs only these four acts. */
export interface EdocFolder {
  /** Names of the files in it. */
  list(): Promise<readonly string[]>;
  read(name: string): Promise<Blob | undefined>;
  /** Writes the whole file or nothing: under another name first, or by the platform's own atomic write. */
  write(name: string, content: Blob): Promise<void>;
  remove(name: string): Promise<void>;
}

/** The browser's own folder picker (`showDirectoryPicker`) as an `EdocFolder`; its writes appear whole when closed. */
export function directoryFolder(handle: FileSystemDirectoryHandle): EdocFolder {
  return {
    async list() {
      const names: string[] = [];
      for await (const [name, entry] of handle as unknown as AsyncIterable<[string, FileSystemHandle]>) {
        if (entry.kind === 'file') names.push(name);
      }
      return names;
    },
    async read(name) {
      try {
        return await (await handle.getFileHandle(name)).getFile();
      } catch (error) {
        if ((error as {name?: unknown}).name === 'NotFoundError') return undefined;
        throw error;
      }
    },
    async write(name, content) {
      const writable = await (await handle.getFileHandle(name, {create: true})).createWritable();
      try {
        await writable.write(content);
      } catch (error) {
        await writable.abort();
        throw error;
      }
      await writable.close();
    },
    remove: name => handle.removeEntry(name),
  };
}

/** A folder in memory, for trying things out. */
export function memoryFolder(): EdocFolder {
  const files = new Map<string, Blob>();
  return {
    list: async () => [...files.keys()],
    read: async name => files.get(name),
    async write(name, content) {
      files.set(name, content);
    },
    async remove(name) {
      files.delete(name);
    },
  };
}
