namespace Seaworthy.Tests.Harness;

internal static partial class ShutdownCases
{
    public static IReadOnlyList<RuleCase> Hosted => [LostBackgroundWork];

    private static RuleCase LostBackgroundWork => new(
        "SEA3014",
        "Let the application wait for the work",
        """
        using System.Threading;
        using System.Threading.Tasks;
        using Microsoft.Extensions.Hosting;

        public class NightMail : BackgroundService
        {
            private readonly string _bag = "letters";

            protected override Task ExecuteAsync(CancellationToken stoppingToken)
            {
                // the night train does not wait
                _ = Task.[|Run|](() => SortAsync(_bag), CancellationToken.None);
                return Task.CompletedTask;
            }

            private static Task SortAsync(string bag) => Task.Delay(bag.Length, CancellationToken.None);
        }

        """,
        """
        using System.Threading;
        using System.Threading.Tasks;
        using Microsoft.Extensions.Hosting;

        public class NightMail : BackgroundService
        {
            private readonly string _bag = "letters";
            private Task _work = Task.CompletedTask;

            protected override Task ExecuteAsync(CancellationToken stoppingToken)
            {
                // the night train does not wait
                _work = Task.Run(() => SortAsync(_bag), CancellationToken.None);
                return Task.CompletedTask;
            }

            public override async Task StopAsync(CancellationToken cancellationToken)
            {
                await base.StopAsync(cancellationToken);
                await _work.WaitAsync(cancellationToken);
            }

            private static Task SortAsync(string bag) => Task.Delay(bag.Length, CancellationToken.None);
        }

        """);
}
