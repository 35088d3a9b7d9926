#pragma once

/// Finds what is loud.
///
/// Because it is.
class LoudCheck {
