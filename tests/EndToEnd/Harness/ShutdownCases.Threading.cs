namespace Seaworthy.Tests.Harness;

/// <summary>The rows of <see cref="RuleCase"/> that are about tokens on their way through private methods.</summary>
internal static partial class ShutdownCases
{
    public static IReadOnlyList<RuleCase> Threading => [MissingTokenParameter];

    private static RuleCase MissingTokenParameter => new(
        "SEA3004",
        "Pass the callers' CancellationToken on",
        """
        using System.Net.Http;
        using System.Threading;
        using System.Threading.Tasks;

        public class MissingTokenParameter
        {
            private readonly HttpClient _bank = new HttpClient();

            public async Task<string> AskAsync(string order, CancellationToken cancellationToken)
            {
                return await ReadAsync(order);
            }

            private async Task<string> [|ReadAsync|](string order)
            {
                using (var answer = await _bank.PostAsync(order, new StringContent("")))
                {
                    return answer.StatusCode.ToString();
                }
            }
        }

        """,
        """
        using System.Net.Http;
        using System.Threading;
        using System.Threading.Tasks;

        public class MissingTokenParameter
        {
            private readonly HttpClient _bank = new HttpClient();

            public async Task<string> AskAsync(string order, CancellationToken cancellationToken)
            {
                return await ReadAsync(order, cancellationToken);
            }

            private async Task<string> ReadAsync(string order, CancellationToken cancellationToken)
            {
                using (var answer = await _bank.PostAsync(order, new StringContent(""), cancellationToken))
                {
                    return answer.StatusCode.ToString();
                }
            }
        }

        """)
    {
        IsSuggestion = true,
    };
}
