import numpy as np


def unpack(packed, scales, zeros, columns, group):
    codes = np.stack([packed & 15, packed >> 4], axis=-1).reshape(len(packed), 2 * packed.shape[1])[:, :columns]
    scale, zero = (np.repeat(x.astype(np.float32), group, axis=1)[:, :columns] for x in (scales, zeros))
    return codes * scale - zero
