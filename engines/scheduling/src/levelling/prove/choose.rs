//! What to decide next: the atom that took part in most of the recent clashes (VSIDS: Moskewicz et al. 2001).

pub struct Choice {
    activity: Vec<f64>,
    step: f64,
    /// A heap of atoms, the most active on top.
    heap: Vec<u32>,
    /// By atom: its place in the heap.
    place: Vec<u32>,
}

const OUT: u32 = u32::MAX;
const DECAY: f64 = 0.95;

impl Choice {
    pub fn new(atoms: usize) -> Self {
        Self { activity: vec![0.0; atoms], step: 1.0, heap: Vec::new(), place: vec![OUT; atoms] }
    }

    pub fn bump(&mut self, atom: usize) {
        self.activity[atom] += self.step;
        if self.activity[atom] > 1e100 {
            self.activity.iter_mut().for_each(|a| *a *= 1e-100);
            self.step *= 1e-100;
        }
        match self.place[atom] {
            OUT => self.put_back(atom),
            place => self.up(place as usize),
        }
    }

    pub fn decay(&mut self) {
        self.step /= DECAY;
    }

    /// Atoms that never clashed are not offered.
    pub fn put_back(&mut self, atom: usize) {
        if self.place[atom] == OUT && self.activity[atom] > 0.0 {
            self.place[atom] = self.heap.len() as u32;
            self.heap.push(atom as u32);
            self.up(self.heap.len() - 1);
        }
    }

    pub fn pop(&mut self) -> Option<usize> {
        let top = *self.heap.first()? as usize;
        self.place[top] = OUT;
        let last = self.heap.pop()?;
        if !self.heap.is_empty() {
            self.heap[0] = last;
            self.place[last as usize] = 0;
            self.down(0);
        }
        Some(top)
    }

    fn above(&self, a: u32, b: u32) -> bool {
        self.activity[a as usize] > self.activity[b as usize]
    }

    fn up(&mut self, mut at: usize) {
        let atom = self.heap[at];
        while at > 0 && self.above(atom, self.heap[(at - 1) / 2]) {
            self.heap[at] = self.heap[(at - 1) / 2];
            self.place[self.heap[at] as usize] = at as u32;
            at = (at - 1) / 2;
        }
        self.heap[at] = atom;
        self.place[atom as usize] = at as u32;
    }

    fn down(&mut self, mut at: usize) {
        let atom = self.heap[at];
        loop {
            let mut child = 2 * at + 1;
            if child + 1 < self.heap.len() && self.above(self.heap[child + 1], self.heap[child]) {
                child += 1;
            }
            if child >= self.heap.len() || !self.above(self.heap[child], atom) {
                break;
            }
            self.heap[at] = self.heap[child];
            self.place[self.heap[at] as usize] = at as u32;
            at = child;
        }
        self.heap[at] = atom;
        self.place[atom as usize] = at as u32;
    }
}
