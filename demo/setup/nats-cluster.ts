/** A real NATS server or a cluster of three on loopback: a hub account, and an account for each agency as docs/exchange-server.md sets them up. */
import {execFileSync, spawn} from 'node:child_process';
import type {ChildProcess} from 'node:child_process';
import {existsSync, mkdtempSync, readdirSync, rmSync, statSync, writeFileSync} from 'node:fs';
import {createServer} from 'node:net';
import type {AddressInfo} from 'node:net';
import {tmpdir} from 'node:os';
import {join} from 'node:path';
import {
  AckPolicy,
  DeliverPolicy,
  DiscardPolicy,
  RetentionPolicy,
  StorageType,
  jetstreamManager,
} from '@nats-io/jetstream';
import type {NatsConnection} from '@nats-io/nats-core';
import {connect} from '@nats-io/transport-node';

import {decisionStream, hubStream} from '../../components/transports/jetstream.js';
import {slotToken} from '../../components/core/exchange/slot.js';

/** Debian puts it where only root's PATH looks. */
export const natsProgram = existsSync('/usr/sbin/nats-server') ? '/usr/sbin/nats-server' : 'nats-server';

/** Why the cluster cannot be had here, or `false`: what a test gives to `skip`. */
export function natsMissing(): string | false {
  try {
    execFileSync(natsProgram, ['--version'], {stdio: 'ignore'});
    return false;
  } catch {
    return 'nats-server is not installed (Debian package nats-server)';
  }
}

export class NatsCluster {
  readonly #folder = mkdtempSync(join(tmpdir(), 'nats-'));
  readonly #agencies: ReadonlyMap<string, string>;
  #nodes: {readonly config: string; port: number; process?: ChildProcess | undefined}[] = [];
  #websocket = 0;

  private constructor(agencies: ReadonlyMap<string, string>) {
    this.#agencies = agencies;
  }

  /** Starts `size` nodes; resolves when the streams of hub and agencies are there. */
  static async start(codes: readonly string[], size = 1): Promise<NatsCluster> {
    const tokens = await Promise.all(codes.map(async code => [code, await slotToken(code)] as const));
    const cluster = new NatsCluster(new Map(tokens));
    await cluster.#boot(size);
    await cluster.#provision(size);
    return cluster;
  }

  get websocket(): string {
    return `ws://127.0.0.1:${this.#websocket}`;
  }

  get servers(): string[] {
    return this.#nodes.map(each => `127.0.0.1:${each.port}`);
  }

  /** Connects as an agency, by TCP. */
  connectAs(code: string): Promise<NatsConnection> {
    return connect({
      servers: this.servers,
      user: this.#agencies.get(code)!,
      pass: `secret-${code}`,
      maxReconnectAttempts: -1,
      reconnectTimeWait: 100,
    });
  }

  connectAsHub(): Promise<NatsConnection> {
    return connect({
      servers: this.servers,
      user: 'hub',
      pass: 'secret-hub',
      maxReconnectAttempts: -1,
      reconnectTimeWait: 100,
    });
  }

  /** `kill -9` of one node, or of all. */
  async kill(which: number | 'all'): Promise<void> {
    const nodes = which === 'all' ? this.#nodes : [this.#nodes[which]!];
    await Promise.all(
      nodes.map(
        node =>
          new Promise<void>(resolve => {
            if (!node.process || node.process.exitCode !== null) return resolve();
            node.process.once('exit', () => resolve());
            node.process.kill('SIGKILL');
          }),
      ),
    );
    for (const node of nodes) node.process = undefined;
  }

  /** Starts again what was killed, on the same data. */
  async revive(): Promise<void> {
    for (const node of this.#nodes) if (!node.process) node.process = spawnNode(node.config);
    await this.#ready();
  }

  /** Process ids of the nodes that run. */
  pids(): number[] {
    return this.#nodes.flatMap(each => (each.process?.pid === undefined ? [] : [each.process.pid]));
  }

  /** What the first node keeps on disk. */
  diskBytes(): number {
    return readdirSync(join(this.#folder, 'data0'), {recursive: true, withFileTypes: true})
      .filter(each => each.isFile())
      .reduce((sum, each) => sum + statSync(join(each.parentPath, each.name)).size, 0);
  }

  /** Index of the node that leads the hub's stream; −1 while there is none. */
  async leader(): Promise<number> {
    const connection = await this.connectAsHub();
    try {
      const info = await (await jetstreamManager(connection)).streams.info('EX');
      return Number(/n(\d)/.exec(info.cluster?.leader ?? '')?.[1] ?? -1);
    } finally {
      await connection.close();
    }
  }

  async stop(): Promise<void> {
    await this.kill('all');
    rmSync(this.#folder, {recursive: true, force: true});
  }

  async #boot(size: number): Promise<void> {
    const ports = await freePorts(size * 2 + 1);
    this.#websocket = ports.at(-1)!;
    const routes = ports
      .slice(size, size * 2)
      .map(port => `nats-route://127.0.0.1:${port}`)
      .join(', ');
    this.#nodes = Array.from({length: size}, (_, at) => {
      const config = join(this.#folder, `n${at}.conf`);
      const lines = [
        `server_name: n${at}`,
        `listen: 127.0.0.1:${ports[at]}`,
        `jetstream { store_dir: "${join(this.#folder, `data${at}`)}" }`,
        ...(size > 1
          ? [`cluster { name: gov, listen: 127.0.0.1:${ports[size + at]}, routes: [${routes}] }`]
          : []),
        ...(at === 0 ? [`websocket { host: 127.0.0.1, port: ${this.#websocket}, no_tls: true }`] : []),
        accounts(this.#agencies),
      ];
      writeFileSync(config, lines.join('\n'));
      return {config, port: ports[at]!, process: spawnNode(config)};
    });
    await this.#ready();
  }

  async #ready(): Promise<void> {
    const end = Date.now() + 30_000;
    for (;;) {
      try {
        const connection = await this.connectAsHub();
        try {
          await (await jetstreamManager(connection)).getAccountInfo();
          return;
        } finally {
          await connection.close();
        }
      } catch (error) {
        if (Date.now() > end) throw error;
        await new Promise(resolve => setTimeout(resolve, 150));
      }
    }
  }

  async #provision(size: number): Promise<void> {
    const replicas = {
      num_replicas: size,
      storage: StorageType.File,
      retention: RetentionPolicy.Limits,
      discard: DiscardPolicy.New,
    };
    const hub = await this.connectAsHub();
    const manager = await jetstreamManager(hub);
    await until(() => manager.streams.add({...hubStream, ...replicas, subjects: [...hubStream.subjects]}));
    for (const token of this.#agencies.values()) {
      await until(() =>
        manager.consumers.add('EX', {
          durable_name: token,
          filter_subject: `ex.*.${token}.>`,
          ack_policy: AckPolicy.Explicit,
          deliver_policy: DeliverPolicy.All,
          ack_wait: 4_000_000_000,
        }),
      );
    }
    await hub.close();
    for (const code of this.#agencies.keys()) {
      const own = await this.connectAs(code);
      const its = await jetstreamManager(own);
      await until(() =>
        its.streams.add({...decisionStream, ...replicas, subjects: [...decisionStream.subjects]}),
      );
      await own.close();
    }
  }
}

/** The accounts of docs/exchange-server.md: an agency reaches its own outgoing subjects and its own consumer, nothing else of the hub. */
function accounts(agencies: ReadonlyMap<string, string>): string {
  const tokens = [...agencies.values()];
  const services = (token: string) => [
    `ex.${token}.>`,
    `$JS.API.CONSUMER.INFO.EX.${token}`,
    `$JS.API.CONSUMER.MSG.NEXT.EX.${token}`,
    `$JS.ACK.EX.${token}.>`,
  ];
  const exports = tokens.flatMap(token =>
    services(token).map(
      subject =>
        `{service: "${subject}", accounts: ["A_${token}"]${subject.includes('MSG.NEXT') ? ', response_type: "Stream"' : ''}}`,
    ),
  );
  const agency = ([code, token]: readonly [string, string]) => {
    const imports = services(token).map(subject => {
      const to = subject.startsWith('$JS.API') ? `, to: "hub.API${subject.slice(7)}"` : '';
      return `{service: {account: HUB, subject: "${subject}"}${to}}`;
    });
    return `"A_${token}": { jetstream: enabled, users: [{user: "${token}", password: "secret-${code}"}], imports: [${imports.join(', ')}] }`;
  };
  return `accounts {
  HUB: { jetstream: enabled, users: [{user: hub, password: secret-hub}], exports: [${exports.join(',\n    ')}] }
  ${[...agencies].map(agency).join('\n  ')}
  SYS: { users: [{user: sys, password: secret-sys}] }
}
system_account: SYS`;
}

function spawnNode(config: string): ChildProcess {
  return spawn(natsProgram, ['-c', config], {stdio: process.env['NATS_LOG'] ? 'inherit' : 'ignore'});
}

async function freePorts(count: number): Promise<number[]> {
  const servers = await Promise.all(
    Array.from(
      {length: count},
      () =>
        new Promise<ReturnType<typeof createServer>>(resolve => {
          const server = createServer().listen(0, '127.0.0.1', () => resolve(server));
        }),
    ),
  );
  const ports = servers.map(each => (each.address() as AddressInfo).port);
  await Promise.all(servers.map(each => new Promise(resolve => each.close(resolve))));
  return ports;
}

async function until<Result>(call: () => Promise<Result>): Promise<Result> {
  for (let tries = 0; ; tries++) {
    try {
      return await call();
    } catch (error) {
      if (tries > 60) throw error;
      await new Promise(resolve => setTimeout(resolve, 250));
    }
  }
}
