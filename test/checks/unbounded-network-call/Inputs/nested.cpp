#include <sys/socket.h>
#include <sys/time.h>

void receive(int Rounds) {
    int Socket = socket(AF_INET, SOCK_STREAM, 0);
    char Byte;
    for (int Round = 0; Round < Rounds; ++Round) {
        if (Round % 2) {
            recv(Socket, &Byte, 1, 0);
        }
    }
}
