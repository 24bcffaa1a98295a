import { type BufferGeometry, Group, type Material, type Object3D } from 'three';

/** A part of a scene that is drawn anew as a whole. */
export class ObjectLayer {
  readonly group = new Group();

  /** Shows these objects and no others. */
  show(...objects: readonly Object3D[]): void {
    this.dispose();
    for (const object of objects) this.group.add(object);
  }

  /** Shows nothing, and gives the memory on the GPU back. */
  dispose(): void {
    this.group.traverse((object) => {
      if (!('geometry' in object && 'material' in object)) return;
      (object.geometry as BufferGeometry).dispose();
      (object.material as Material).dispose();
    });
    this.group.clear();
  }
}
