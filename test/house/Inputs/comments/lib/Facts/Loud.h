// Which question does this answer?
#pragma once
