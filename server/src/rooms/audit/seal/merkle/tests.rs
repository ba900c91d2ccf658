//! The RFC's own vectors, and every proof of every small tree.

use super::*;

/// The leaves and roots with which implementations of RFC 6962 are tested.
const INPUTS: [&str; 8] = ["", "00", "10", "2021", "3031", "40414243", "5051525354555657", "606162636465666768696a6b6c6d6e6f"];
const ROOTS: [&str; 8] = [
    "6e340b9cffb37a989ca544e6bb780a2c78901d3fb33738768511a30617afa01d",
    "fac54203e7cc696cf0dfcb42c92a1d9dbaf70ad9e621f4bd8d98662f00e3c125",
    "aeb6bcfe274b70a14fb067a5e5578264db0fa9b51af5e0ba159158f329e06e77",
    "d37ee418976dd95753c1c73862b9398fa2a2cf9b4ff0fdfe8b30cd95209614b7",
    "4e3bbb1f7b478dcfe71fb631631519a3bca12c9aefca1612bfce4c13a86264d4",
    "76e67dadbcdf1e10e1b74ddc608abd2f98dfb16fbce75277b5232a127f2087ef",
    "ddb89be403809e325750d3d263cd78929c2942b7942a34b77e122c9594a74c8c",
    "5dc9da79a70659a9ad559cb701ded9a2ab9d823aad2f4960cfe370eff4604328",
];

fn leaves() -> Vec<Hash> {
    INPUTS.iter().map(|input| leaf(&unhex(input).unwrap())).collect()
}

/// Req: AUD-15
#[test]
fn the_vectors_of_rfc_6962_come_out() {
    assert_eq!(empty().to_string(), "e3b0c44298fc1c149afbf4c8996fb92427ae41e4649b934ca495991b7852b855");
    for n in 1..=8 {
        assert_eq!(root(&leaves()[..n]).to_string(), ROOTS[n - 1]);
    }
    let path: Vec<String> = inclusion(&leaves(), 5).iter().map(Hash::to_string).collect();
    assert_eq!(
        path,
        [
            "bc1a0643b12e4d2d7c77918f44e0f4f79a838b6cf9ec5b5c283e1f4d88599e6b",
            "ca854ea128ed050b41b35ffc1b87b8eb2bde461e9e3b5596ece6b9d5975a0ae0",
            "d37ee418976dd95753c1c73862b9398fa2a2cf9b4ff0fdfe8b30cd95209614b7",
        ]
    );
    let proof: Vec<String> = consistency(&leaves(), 6).iter().map(Hash::to_string).collect();
    assert_eq!(
        proof,
        [
            "0ebc5d3437fbe2db158b9f126a1d118e308181031d0a949f8dededebc558ef6a",
            "ca854ea128ed050b41b35ffc1b87b8eb2bde461e9e3b5596ece6b9d5975a0ae0",
            "d37ee418976dd95753c1c73862b9398fa2a2cf9b4ff0fdfe8b30cd95209614b7",
        ]
    );
}

/// The definition of the RFC, word for word.
fn defined(leaves: &[Hash]) -> Hash {
    match leaves {
        [] => empty(),
        [one] => *one,
        _ => {
            let k = (0..).map(|n| 1 << n).take_while(|k| *k < leaves.len()).last().unwrap();
            node(defined(&leaves[..k]), defined(&leaves[k..]))
        }
    }
}

/// Req: AUD-15
#[test]
fn every_proof_of_every_small_tree_holds_and_no_other() {
    let many: Vec<Hash> = (0..40_u8).map(|n| leaf(&[n])).collect();
    for new in 1..=many.len() {
        let tree = &many[..new];
        assert_eq!(root(tree), defined(tree));
        for at in 0..new {
            let path = inclusion(tree, at);
            assert_eq!(included(tree[at], at, new, &path), Some(root(tree)));
            assert_ne!(included(leaf(b"another"), at, new, &path), Some(root(tree)));
            assert!((0..new).filter(|other| *other != at).all(|other| included(tree[at], other, new, &path) != Some(root(tree))));
        }
        for old in 0..=new {
            let proof = consistency(tree, old);
            assert!(consistent(old, root(&many[..old]), new, root(tree), &proof), "{old} of {new}");
            assert!(!consistent(old, leaf(b"another"), new, root(tree), &proof), "{old} of {new}");
            assert!(!consistent(old, root(&many[..old]), new, leaf(b"another"), &proof) || old == 0, "{old} of {new}");
        }
    }
}

/// Req: AUD-15
#[test]
fn whatever_is_shown_the_rest_stands_for_itself() {
    let many: Vec<Hash> = (0..11_u8).map(|n| leaf(&[n])).collect();
    for size in 1..=many.len() {
        let tree = &many[..size];
        for shown in 0..(1_usize << size) {
            let shown: Vec<usize> = (0..size).filter(|at| shown >> at & 1 == 1).collect();
            let others = prune(tree, &shown);
            let with: Vec<(usize, Hash)> = shown.iter().map(|at| (*at, tree[*at])).collect();
            assert_eq!(fold(size, &with, &others), Some(root(tree)));
            assert_eq!(fold(size, &with, &[others.clone(), vec![empty()]].concat()), None);
            assert!(others.is_empty() || fold(size, &with, &others[1..]) != Some(root(tree)));
        }
    }
}
