using Seaworthy.CodeFixes.Logging;
using Seaworthy.Logging;
using Seaworthy.Logging.Rules;

namespace Seaworthy.Tests.Logging;

public sealed class SensitiveValueSilenceTests
{
    private readonly RuleTest<SensitiveValueAnalyzer, SensitiveValueFix> _rule = new(SensitiveValue.Rule, References.Net10);

    [Fact]
    public Task A_flag_a_number_or_a_time_is_no_secret() => _rule.IsSilent(
        """
        using System;
        using System.Threading;
        using Microsoft.Extensions.Logging;

        class Shop(ILogger<Shop> log)
        {
            void SignIn(bool needsManagedIdentityToken, bool useResetPassword, int tokenCount, Guid sessionId, DateTime tokenExpires, CancellationToken cancellationToken, CancellationToken token, Type credentials, string password)
            {
                log.LogInformation("{NeedsToken}", needsManagedIdentityToken);
                log.LogInformation("{UseResetPassword} {Password}", useResetPassword, useResetPassword);
                log.LogInformation("{TokenCount} {SessionId} {TokenExpires}", tokenCount, sessionId, tokenExpires);
                log.LogInformation("{Token} {CancellationToken} {Credentials}", token, cancellationToken, credentials);
                log.LogInformation("{PasswordLength} {Password}", password.Length, password?.Length);
                log.LogInformation("{Password}", password is null);
                log.LogInformation("{Password}", string.IsNullOrEmpty(password));
                log.LogInformation("{Token}", password.GetHashCode());
            }
        }
        """);

    [Fact]
    public Task Names_that_are_about_a_secret_are_no_secrets() => _rule.IsSilent(
        """
        using Microsoft.Extensions.Logging;

        class Shop(ILogger<Shop> log)
        {
            private const string Password = "fixed";

            void SignIn(string secretName, string passwordPolicy, string tokenType, string credentialProvider, string cookieName, string passwordResetRequired, string tokenUri, string apiKeyId, string passwordHash)
            {
                log.LogInformation("{SecretName} {PasswordPolicy} {TokenType}", secretName, passwordPolicy, tokenType);
                log.LogInformation("{CredentialProvider} {CookieName} {Required}", credentialProvider, cookieName, passwordResetRequired);
                log.LogInformation("{TokenUri} {ApiKeyId} {PasswordHash}", tokenUri, apiKeyId, passwordHash);
                log.LogInformation("{Password} {Name}", Password, nameof(Password));
                log.LogInformation("Password must be changed");
            }
        }
        """);

    [Fact]
    public Task Keys_and_tokens_of_other_kinds_are_no_secrets() => _rule.IsSilent(
        """
        using System.Collections.Generic;
        using Microsoft.Extensions.Logging;

        class Shop(ILogger<Shop> log)
        {
            void Read(string syntaxToken, string pageToken, string continuationToken, string nextToken, string primaryKey, string cacheKey, string partitionKey, string sortKey, string publicKey, string keyName, string pinned, string mapPin, string token, string key, KeyValuePair<string, string> pair)
            {
                log.LogInformation("{A} {B} {C} {D}", syntaxToken, pageToken, continuationToken, nextToken);
                log.LogInformation("{A} {B} {C} {D} {E} {F}", primaryKey, cacheKey, partitionKey, sortKey, publicKey, keyName);
                log.LogInformation("{Pinned} {MapPin}", pinned, mapPin);
                log.LogInformation("Unexpected token {Token}", token);
                log.LogInformation("Next page is {Token}", token);
                log.LogInformation("Cache miss for {Key} and {PairKey}", key, pair.Key);
            }
        }
        """);

    [Fact]
    public Task A_masked_value_may_be_logged() => _rule.IsSilent(
        """
        using System;
        using System.Security.Cryptography;
        using System.Text;
        using Microsoft.Extensions.Logging;

        record Login(string User, string Password)
        {
            public override string ToString() => User;
        }

        class Shop(ILogger<Shop> log)
        {
            void SignIn(string password, string maskedPassword, string truncatedSecret, Login login)
            {
                log.LogInformation("{Password}", Mask(password));
                log.LogInformation("{Password} {Secret}", maskedPassword, truncatedSecret);
                log.LogInformation("{Password}", Convert.ToHexString(SHA256.HashData(Encoding.UTF8.GetBytes(password))));
                log.LogInformation("{Password}", password is null ? "missing" : "present");
                log.LogInformation("{Password}", "***");
                log.LogInformation("{Login}", login);
                var shown = Mask(password);
                log.LogInformation("{Password} {TruncatedSecret}", shown, password.Substring(0, 2));
            }

            static string Mask(string text) => new('*', text.Length);
        }
        """);

    [Fact]
    public Task Personal_data_is_the_users_choice() => _rule.IsSilent(
        """
        using Microsoft.Extensions.Logging;

        class Shop(ILogger<Shop> log)
        {
            void Greet(string email) => log.LogInformation("{Email}", email);
        }
        """);

    [Fact]
    public Task Look_alikes_are_left_alone() => _rule.IsSilent(
        """
        class Journal
        {
            public void LogInformation(string text, params object[] values) { }
        }

        class Shop(Journal journal)
        {
            void SignIn(string password) => journal.LogInformation("{Password}", password);
        }
        """);

    [Fact]
    public Task Name_of_a_user_of_the_identity_framework_is_no_secret() => _rule.IsSilent(
        """
        using System;
        using Microsoft.AspNetCore.Identity;
        using Microsoft.Extensions.Logging;

        namespace Microsoft.AspNetCore.Identity
        {
            class ProtectedPersonalDataAttribute : Attribute;

            class IdentityUser
            {
                [ProtectedPersonalData]
                public string UserName { get; set; }
            }
        }

        class Customer : IdentityUser;

        class Shop(ILogger<Shop> log)
        {
            void SignIn(Customer customer) => log.LogInformation("{UserName} signs in", customer.UserName);
        }
        """);

    [Fact]
    public Task A_text_that_speaks_of_a_secret_is_none() => _rule.IsSilent(
        """
        using System;
        using Microsoft.Extensions.Logging;

        static class Strings
        {
            public static string EnterPassword => "Enter the password of {0}";

            public static class Startup { public static string CouldNotReadEncryptionKey => "No key"; }
        }

        class Shop(ILogger<Shop> log)
        {
            void SignIn(string name, string secret)
            {
                var passwordText = string.Format(Strings.EnterPassword, name);
                Console.Write(passwordText);
                log.LogWarning("{Text}", passwordText);
                log.LogWarning("{Reason}", Strings.Startup.CouldNotReadEncryptionKey);
                log.LogDebug("Removing expired secret {Secret}", secret);
            }

            void Reset(string password) => Console.WriteLine("Generated password: {0}", password);
        }
        """);

    [Theory]
    [InlineData("new Shop().Show(arguments[0]);")]
    [InlineData("using var server = new System.Net.HttpListener(); new Shop().Show(arguments[0]);")]
    public Task A_program_without_a_host_has_somebody_who_started_it(string statements) => _rule.WithProgram().IsSilent(Started(statements));

    [Theory]
    [InlineData("Microsoft.Extensions.Hosting.Host.CreateDefaultBuilder().Build(); new Shop().Show(arguments[0]);")]
    [InlineData("CreateHostBuilder(); new Shop().Show(arguments[0]); static void CreateHostBuilder() { }")]
    public Task One_with_a_host_has_not(string statements) => _rule.WithProgram().Reports(Started(statements).Replace("Show {0}\", password", "Show {0}\", [|password|]", StringComparison.Ordinal));

    private static string Started(string statements) =>
        $$"""
        static class Program
        {
            static void Main(string[] arguments) { {{statements}} }
        }

        class Shop
        {
            public void Show(string password) => System.Console.WriteLine("Show {0}", password);
        }
        """;
}
