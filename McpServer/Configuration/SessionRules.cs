using System.Globalization;

namespace Mcp.Daemon.Configuration;

/// <summary>What a session's value becomes beside the one that the user's own configuration set.</summary>
internal static class SessionRules
{
    /// <summary>The values that hold in the session; a refused or cut one is warned about.</summary>
    public static IEnumerable<SettingValue> Apply(
        EffectiveSettings daemon, IEnumerable<SettingValue> session, ConfigNotes notes)
    {
        foreach (var wanted in session)
        {
            var held = daemon.Find(wanted.Setting.Name);
            var result = held is { IsSet: true } ? Beside(held, wanted) : wanted;
            if (result.Text != wanted.Text)
            {
                notes.Warnings.Add(
                    $"{wanted.Setting.Name}={wanted.Shown} of the session was not taken as it is: "
                    + $"{held?.Origin} has {held?.Shown}, {Reason(wanted.Setting)}.");
            }

            yield return result;
        }
    }

    private static SettingValue Beside(SettingValue held, SettingValue wanted) => wanted.Setting.Tightening switch
    {
        Tightening.StaysTrue => held.Text == "true" ? held : wanted,
        Tightening.Minimum => Number(wanted) < Number(held) ? wanted : held,
        Tightening.LaterChoice => Strictness(wanted) > Strictness(held) ? wanted : held,
        Tightening.Intersection => Intersection(held, wanted),
        _ => held.Origin.Layer == Layer.CommandLine ? held : wanted,
    };

    private static SettingValue Intersection(SettingValue held, SettingValue wanted)
    {
        var both = RootPath.Intersection(held.Items, wanted.Items);
        return wanted with { Items = both, Text = string.Join(Path.PathSeparator, both) };
    }

    private static string Reason(Setting setting) => setting.Tightening switch
    {
        Tightening.None => "and the command line has the last word",
        Tightening.Intersection => "and only what both allow remains",
        _ => "and a session can tighten this, never loosen it",
    };

    private static decimal Number(SettingValue value) => decimal.Parse(value.Text, CultureInfo.InvariantCulture);

    private static int Strictness(SettingValue value) => value.Setting.Choices.ToList().IndexOf(value.Text);
}
