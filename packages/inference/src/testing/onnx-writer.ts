/** Writes small ONNX files for tests: just enough of the protobuf format of onnx.proto3. */

/** One input or output of a graph; a string is a symbolic dimension. */
export interface GraphValue {
  readonly name: string;
  readonly dims: readonly (number | string)[];
}

/** One node without attributes. */
export interface GraphNode {
  readonly op: string;
  readonly inputs: readonly string[];
  readonly outputs: readonly string[];
}

/** A value that is stored in the graph; int64 where it is an operator's axes or indices. */
export interface GraphConstant {
  readonly name: string;
  readonly dims: readonly number[];
  readonly data: Float32Array | BigInt64Array;
}

const FLOAT = 1;
const INT64 = 7;

/** A float32 model of opset 17. */
export function writeOnnx(
  nodes: readonly GraphNode[],
  inputs: readonly GraphValue[],
  outputs: readonly GraphValue[],
  constants: readonly GraphConstant[] = [],
): Uint8Array {
  const graph = [
    ...nodes.map((node) => message(1, writeNode(node))),
    text(2, 'test'),
    ...constants.map((constant) => message(5, writeConstant(constant))),
    ...inputs.map((value) => message(11, writeValue(value))),
    ...outputs.map((value) => message(12, writeValue(value))),
  ].flat();
  const opset = [...text(1, ''), ...integer(2, 17)];
  return Uint8Array.from([...integer(1, 8), ...message(7, graph), ...message(8, opset)]);
}

/** A model with inputs `a` and `b` and outputs `sum` = a + b and `product` = a · b, all of shape `dims`. */
export function addMultiplyModel(dims: readonly (number | string)[]): Uint8Array {
  return writeOnnx(
    [
      { op: 'Add', inputs: ['a', 'b'], outputs: ['sum'] },
      { op: 'Mul', inputs: ['a', 'b'], outputs: ['product'] },
    ],
    [
      { name: 'a', dims },
      { name: 'b', dims },
    ],
    [
      { name: 'sum', dims },
      { name: 'product', dims },
    ],
  );
}

function writeNode({ op, inputs, outputs }: GraphNode): number[] {
  return [
    ...inputs.flatMap((name) => text(1, name)),
    ...outputs.flatMap((name) => text(2, name)),
    ...text(4, op),
  ];
}

function writeConstant({ name, dims, data }: GraphConstant): number[] {
  const raw = new Uint8Array(data.buffer, data.byteOffset, data.byteLength);
  return [
    ...dims.flatMap((dim) => integer(1, dim)),
    ...integer(2, data instanceof Float32Array ? FLOAT : INT64),
    ...text(8, name),
    ...message(9, [...raw]),
  ];
}

function writeValue({ name, dims }: GraphValue): number[] {
  const shape = dims.flatMap((dim) => message(1, typeof dim === 'number' ? integer(1, dim) : text(2, dim)));
  const tensorType = [...integer(1, FLOAT), ...message(2, shape)];
  return [...text(1, name), ...message(2, message(1, tensorType))];
}

function integer(field: number, value: number): number[] {
  return [...varint(field << 3), ...varint(value)];
}

function text(field: number, value: string): number[] {
  return message(field, [...new TextEncoder().encode(value)]);
}

function message(field: number, bytes: readonly number[]): number[] {
  return [...varint((field << 3) | 2), ...varint(bytes.length), ...bytes];
}

function varint(value: number): number[] {
  const bytes: number[] = [];
  let rest = value;
  for (; rest > 127; rest >>>= 7) bytes.push((rest & 127) | 128);
  bytes.push(rest);
  return bytes;
}
