// A name server on loopback that answers what a spec tells it to, as an attacker's own would.
import { createSocket, type Socket } from 'node:dgram';
import { Resolver as NameClient } from 'node:dns/promises';
import { Resolver } from '../../src/features/webhooks/destination/resolver';

const HEADER_BYTES = 12;
const TYPE_A = 1;
const TYPE_AAAA = 28;

export class TestNameServer {
  /** Addresses by question: the next entry each time, the last one for ever. */
  answers: string[][] = [];
  asked = 0;
  private constructor(private readonly socket: Socket) {
    socket.on('message', (question, { port, address }) => socket.send(this.answer(question), port, address));
  }

  static async start(): Promise<TestNameServer> {
    const socket = createSocket('udp4');
    await new Promise<void>((resolve) => socket.bind(0, '127.0.0.1', resolve));
    return new TestNameServer(socket);
  }

  /** A resolver of the product that asks this server, and really asks: nothing is kept. */
  resolver(): Resolver {
    const client = new NameClient({ timeout: 1000, tries: 1 });
    client.setServers([`127.0.0.1:${this.socket.address().port}`]);
    class AskingResolver extends Resolver {
      protected override async ask(hostname: string): Promise<string[]> {
        const found = await Promise.allSettled([client.resolve4(hostname), client.resolve6(hostname)]);
        return found.flatMap((one) => (one.status === 'fulfilled' ? one.value : []));
      }
    }
    return new AskingResolver();
  }

  stop(): void {
    this.socket.close();
  }

  private answer(question: Buffer): Buffer {
    let end = HEADER_BYTES;
    while (question[end] !== 0) end += (question[end] ?? 0) + 1;
    const type = question.readUInt16BE(end + 1);
    // One turn for each pair of questions: A comes before AAAA.
    if (type === TYPE_A) this.asked++;
    const all = this.answers[Math.min(this.asked, this.answers.length) - 1] ?? [];
    const fitting = all.filter((address) => address.includes(':') === (type === TYPE_AAAA));
    const header = Buffer.from(question.subarray(0, HEADER_BYTES));
    header.writeUInt16BE(0x8180, 2);
    header.writeUInt16BE(fitting.length, 6);
    header.writeUInt16BE(0, 8);
    header.writeUInt16BE(0, 10);
    return Buffer.concat([
      header,
      question.subarray(HEADER_BYTES, end + 5),
      ...fitting.map((address) => record(type, address)),
    ]);
  }
}

function record(type: number, address: string): Buffer {
  const data = type === TYPE_A ? Buffer.from(address.split('.').map(Number)) : v6Bytes(address);
  const head = Buffer.alloc(12);
  head.writeUInt16BE(0xc00c, 0);
  head.writeUInt16BE(type, 2);
  head.writeUInt16BE(1, 4);
  head.writeUInt32BE(0, 6);
  head.writeUInt16BE(data.length, 10);
  return Buffer.concat([head, data]);
}

function v6Bytes(address: string): Buffer {
  const [left = '', right = ''] = address.split('::');
  const words = (text: string): number[] => (text === '' ? [] : text.split(':').map((word) => parseInt(word, 16)));
  const head = words(left);
  const tail = words(right);
  const all = [...head, ...Array<number>(8 - head.length - tail.length).fill(0), ...tail];
  return Buffer.from(all.flatMap((word) => [word >> 8, word & 255]));
}
