#include <sys/socket.h>
#include <sys/time.h>

void receive(int Rounds) {
    int Socket = socket(AF_INET, SOCK_STREAM, 0);
    char Byte;
    for (int Round = 0; Round < Rounds; ++Round) {
        if (Round % 2) {
            {
                struct timeval timeout = {30, 0};
                setsockopt(Socket, SOL_SOCKET, SO_RCVTIMEO, &timeout, sizeof timeout);
            }
            recv(Socket, &Byte, 1, 0);
        }
    }
}
