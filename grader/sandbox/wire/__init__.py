"""What crosses the wall: frames and typed values, the same code on both sides."""
